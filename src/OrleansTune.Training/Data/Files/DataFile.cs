using System.IO.Compression;

namespace OrleansTune.Training.Data.Files;

/// <summary>Opens data files, compressed by gzip or not: their first two bytes tell.</summary>
internal static class DataFile
{
    /// <summary>Opens a file and has it read.</summary>
    /// <param name="data">The data as the study names it, for errors.</param>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="DataUnavailableException">The file is not there, or its compression is broken.</exception>
    public static T Read<T>(string data, string path, Func<Stream, T> read)
    {
        string name = Path.GetFileName(path);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            bool isCompressed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
            file.Position = 0;
            using Stream content = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : new BufferedStream(file);
            return read(content);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataUnavailableException(data, $"is not there: the server's data directory has no file '{name}' at that place.", e);
        }
        catch (InvalidDataException e)
        {
            throw new DataUnavailableException(data, $"cannot be read: '{name}' is broken where it is decompressed by gzip: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The data '{data}' cannot be read: {e.Message}", e);
        }
    }
}
