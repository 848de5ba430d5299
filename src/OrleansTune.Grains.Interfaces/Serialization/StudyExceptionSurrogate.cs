namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="Core.Studies.StudyException"/> is sent.</summary>
[GenerateSerializer, Alias("study-exception")]
public struct StudyExceptionSurrogate
{
    /// <summary>The code.</summary>
    [Id(0)]
    public string Code { get; set; }

    /// <summary>The message.</summary>
    [Id(1)]
    public string Message { get; set; }

    /// <summary>Paths of the faulty fields.</summary>
    [Id(2)]
    public string[] Fields { get; set; }

    /// <summary>What is wrong with each.</summary>
    [Id(3)]
    public string[] Faults { get; set; }
}
