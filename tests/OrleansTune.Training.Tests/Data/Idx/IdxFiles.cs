using System.Buffers.Binary;

namespace OrleansTune.Training.Tests.Data.Idx;

/// <summary>Writes files in the IDX format.</summary>
internal static class IdxFiles
{
    public static byte[] Of(int[] sizes, Func<int, byte> element, byte type = 8)
    {
        byte[] header = new byte[4 + (4 * sizes.Length)];
        (header[2], header[3]) = (type, (byte)sizes.Length);
        for (int i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), sizes[i]);
        int count = sizes.Aggregate((product, size) => product * size);
        return [.. header, .. Enumerable.Range(0, count).Select(element)];
    }

    /// <summary>Adds the four files of a small problem of 3 classes to a data directory.</summary>
    public static DataDirectory WithImages(this DataDirectory data, string folder, int training = 30, int validation = 12, int side = 4) => data
        .With($"{folder}/train-images-idx3-ubyte", Of([training, side, side], i => (byte)(i % 256)))
        .With($"{folder}/train-labels-idx1-ubyte.gz", DataDirectory.Compressed(Of([training], i => (byte)(i % 3))))
        .With($"{folder}/t10k-images-idx3-ubyte.gz", DataDirectory.Compressed(Of([validation, side, side], i => (byte)(255 - (i % 256)))))
        .With($"{folder}/t10k-labels-idx1-ubyte", Of([validation], i => (byte)(i % 3)));
}
