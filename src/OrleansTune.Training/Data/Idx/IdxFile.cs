using System.Buffers.Binary;
using OrleansTune.Training.Data.Files;

namespace OrleansTune.Training.Data.Idx;

/// <summary>
/// A file of unsigned bytes in the IDX format (LeCun): two zero bytes, the type of the elements (8), the number of dimensions, the
/// size of each (int32, big endian), and the elements, the last dimension fastest.
/// </summary>
internal sealed class IdxFile
{
    private const byte UnsignedBytes = 8;
    private const long MostBytes = int.MaxValue - 64;

    private IdxFile(string name, int[] sizes, byte[] elements) => (Name, Sizes, Elements) = (name, sizes, elements);

    public string Name { get; }

    /// <summary>The size of each dimension, the number of examples first.</summary>
    public IReadOnlyList<int> Sizes { get; }

    public byte[] Elements { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="data">The data as the study names it, for errors.</param>
    /// <param name="path">The file, compressed by gzip or not.</param>
    /// <param name="dimensions">How many dimensions it may have.</param>
    /// <exception cref="DataUnavailableException">The file is not there or broken; the message says where.</exception>
    public static IdxFile Read(string data, string path, params int[] dimensions)
    {
        string name = Path.GetFileName(path);
        return DataFile.Read(data, path, stream => Read(stream, name, dimensions, Fail));

        DataUnavailableException Fail(string reason) => new(data, $"is broken: '{name}' {reason}");
    }

    private static IdxFile Read(Stream stream, string name, int[] dimensions, Func<string, Exception> fail)
    {
        byte[] magic = ReadExactly(stream, 0, 4, "the four bytes that an IDX file begins with", fail);
        if (magic[0] != 0 || magic[1] != 0)
            throw fail($"begins with the bytes {Convert.ToHexStringLower(magic)}; expected an IDX file, which begins with 0000.");
        if (magic[2] != UnsignedBytes)
            throw fail($"says at offset 2 that its elements are of type 0x{magic[2]:x2}; expected 0x08, unsigned bytes.");
        if (!dimensions.Contains(magic[3]))
            throw fail($"says at offset 3 that it has {magic[3]} dimensions; expected {string.Join(" or ", dimensions)}.");

        int[] sizes = new int[magic[3]];
        int header = 4 + (4 * sizes.Length);
        byte[] sizeBytes = ReadExactly(stream, 4, header - 4, $"the sizes of its {sizes.Length} dimensions", fail);
        long count = 1;
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = BinaryPrimitives.ReadInt32BigEndian(sizeBytes.AsSpan(4 * i));
            if (sizes[i] < 1)
                throw fail($"has {sizes[i]} as the size of a dimension at offset {4 + (4 * i)}; expected 1 or more.");
            count = Math.Min(count * sizes[i], MostBytes + 1);
        }

        if (count > MostBytes)
            throw fail($"says that it holds {string.Join(" x ", sizes)} elements; expected at most {MostBytes}.");
        byte[] elements = ReadExactly(stream, header, (int)count, $"{string.Join(" x ", sizes)} elements after the header of {header} bytes", fail);
        return stream.ReadByte() < 0
            ? new IdxFile(name, sizes, elements)
            : throw fail($"goes on after its {header + count} bytes; expected {string.Join(" x ", sizes)} elements after the header of {header} bytes.");
    }

    private static byte[] ReadExactly(Stream stream, long offset, int count, string expected, Func<string, Exception> fail)
    {
        // In pieces: a header that promises too much costs no more memory than the file has bytes.
        const int Piece = 1 << 20;
        var content = new MemoryStream();
        while (content.Length < count)
        {
            byte[] piece = new byte[Math.Min(Piece, count - content.Length)];
            int read = stream.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            content.Write(piece, 0, read);
            if (read < piece.Length)
                throw fail($"ends after {offset + content.Length} bytes; expected {expected}.");
        }

        return content.ToArray();
    }
}
