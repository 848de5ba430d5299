using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Data;

/// <summary>The data that a study names cannot be had: its spec or the file must be corrected. The message says what is wrong.</summary>
public sealed class DataUnavailableException : TrainingImpossibleException
{
    /// <summary>An error about the given data.</summary>
    /// <param name="data">The data as the study names it, such as <c>csv:irises.csv</c>.</param>
    /// <param name="reason">What is wrong; continues a sentence that begins with the name.</param>
    /// <param name="cause">The error behind it.</param>
    public DataUnavailableException(string data, string reason, Exception? cause = null)
        : base($"The data '{data}' {reason}", cause)
    {
        (Data, Reason) = (data, reason);
    }

    /// <summary>The data as the study names it.</summary>
    public new string Data { get; }

    /// <summary>What is wrong; continues a sentence that begins with the name.</summary>
    public string Reason { get; }
}
