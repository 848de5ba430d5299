namespace OrleansTune.Training.Trainers;

/// <summary>A trial cannot be trained, and trying again does not help: it fails at once, however many retries its study has.</summary>
/// <remarks>For trainers of one's own to throw; every other exception of theirs is taken for an accident of the attempt.</remarks>
public class TrainingImpossibleException : Exception
{
    /// <summary>An error with the given message, and what was behind it.</summary>
    public TrainingImpossibleException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
