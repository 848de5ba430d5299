namespace OrleansTune.Hosting.Storage;

/// <summary>
/// The store cannot be opened as configured: the directory is in use by another server or cannot be written, or its data is
/// not ours or newer than this program. The message says which and what to do; nothing was changed.
/// </summary>
public sealed class StorageUnavailableException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public StorageUnavailableException()
    {
    }

    /// <param name="message">What is wrong and what the operator can do about it.</param>
    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    /// <param name="message">What is wrong and what the operator can do about it.</param>
    /// <param name="innerException">What the file system or the database said.</param>
    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
