using System.Text;

namespace OrleansTune.Training.Processes;

/// <summary>The folder that a command keeps its checkpoint in, and its way into one stream and back.</summary>
/// <remarks>
/// A stream is <c>"OTPC"</c>, format (int32), the command's name (string), seed (uint64), epoch (int32), number of files (int32); then of
/// each file, in the order of their paths, path (string, with slashes), length (int64) and content. Little endian. Empty folders are lost.
/// </remarks>
internal sealed class CheckpointFolder(string command, string parent)
{
    private const int Format = 1;
    private int _generation;

    private static ReadOnlySpan<byte> Magic => "OTPC"u8;

    /// <summary>The folder's path; another after each <see cref="Read(Stream)"/>.</summary>
    public string FullName => Path.Combine(parent, $"checkpoint-{_generation}");

    public void Create() => Directory.CreateDirectory(FullName);

    public void Write(Stream destination, ulong seed, int epoch)
    {
        using var writer = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        var files = new DirectoryInfo(FullName)
            .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => (Path: Path.GetRelativePath(FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), File: file))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToList();
        writer.Write(Magic);
        writer.Write(Format);
        writer.Write(command);
        writer.Write(seed);
        writer.Write(epoch);
        writer.Write(files.Count);
        foreach (var (path, file) in files)
        {
            using var content = file.OpenRead();
            writer.Write(path);
            writer.Write(content.Length);
            writer.Flush();
            Copy(content, destination, content.Length);
        }
    }

    /// <summary>Fills a new folder from a stream; on an error the old one stays.</summary>
    /// <exception cref="InvalidDataException">The stream is no checkpoint of this command, or ends too soon.</exception>
    public (ulong Seed, int Epoch) Read(Stream source)
    {
        string old = FullName;
        _generation++;
        try
        {
            Create();
            using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
            var read = Read(reader);
            Directory.Delete(old, recursive: true);
            return read;
        }
        catch (Exception e)
        {
            Directory.Delete(FullName, recursive: true);
            _generation--;
            if (e is EndOfStreamException)
                throw new InvalidDataException("The checkpoint ends too soon.", e);
            throw;
        }
    }

    private (ulong Seed, int Epoch) Read(BinaryReader reader)
    {
        if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
            throw new InvalidDataException("This is no checkpoint of a command.");
        if (reader.ReadInt32() is var format && format != Format)
            throw new InvalidDataException($"The checkpoint has format {format}; this version reads format {Format}.");
        if (reader.ReadString() is var theirs && theirs != command)
            throw new InvalidDataException($"The checkpoint is of the command '{theirs}', this trial's is '{command}'.");
        var (seed, epoch, count) = (reader.ReadUInt64(), reader.ReadInt32(), reader.ReadInt32());
        for (int i = 0; i < count; i++)
        {
            string path = reader.ReadString();
            if (path.Split('/').Any(part => part is "" or "." or "..") || path.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(path))
                throw new InvalidDataException($"The checkpoint has a file '{path}' outside its folder.");
            string file = Path.Combine(FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            long length = reader.ReadInt64();
            using var content = File.Create(file);
            Copy(reader.BaseStream, content, length);
        }

        return (seed, epoch);
    }

    private static void Copy(Stream from, Stream to, long length)
    {
        byte[] buffer = new byte[81920];
        while (length > 0)
        {
            int read = from.Read(buffer, 0, (int)Math.Min(buffer.Length, length));
            if (read == 0)
                throw new EndOfStreamException();
            to.Write(buffer, 0, read);
            length -= read;
        }
    }
}
