using System.Runtime.InteropServices;
using System.Text;

namespace OrleansTune.Training.Torch;

/// <summary>
/// A trainer's checkpoint: <c>"OTCK"</c>, format (int32), optimiser (string), seed (uint64), epoch (int32), steps (int64),
/// number of blocks (int32); then each block's length (int64) and floats. Little endian.
/// </summary>
internal sealed class TrainerCheckpoint
{
    private const int Format = 1;

    public required string Optimizer { get; init; }

    /// <summary>The trial's seed: with <see cref="Epoch"/> the whole random state, and the order of the data.</summary>
    public required ulong Seed { get; init; }

    public required int Epoch { get; init; }

    /// <summary>Steps of the optimiser so far.</summary>
    public required long Steps { get; init; }

    /// <summary>The weights, then what the optimiser remembers.</summary>
    public required IReadOnlyList<float[]> Blocks { get; init; }

    private static ReadOnlySpan<byte> Magic => "OTCK"u8;

    public void Write(Stream destination)
    {
        using var writer = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Format);
        writer.Write(Optimizer);
        writer.Write(Seed);
        writer.Write(Epoch);
        writer.Write(Steps);
        writer.Write(Blocks.Count);
        foreach (float[] block in Blocks)
        {
            writer.Write(block.LongLength);
            writer.Write(MemoryMarshal.AsBytes<float>(block));
        }
    }

    /// <summary>Reads a checkpoint of a trainer with the given optimiser and lengths of blocks.</summary>
    /// <exception cref="InvalidDataException">It is no checkpoint, one of another net or optimiser, or ends too soon.</exception>
    public static TrainerCheckpoint Read(Stream source, string optimizer, IReadOnlyList<long> lengths)
    {
        using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
                throw new InvalidDataException("This is no checkpoint of a trainer.");
            if (reader.ReadInt32() is var format && format != Format)
                throw new InvalidDataException($"The checkpoint has format {format}; this version reads format {Format}.");
            if (reader.ReadString() is var theirs && theirs != optimizer)
                throw new InvalidDataException($"The checkpoint is of a trial with the optimiser '{theirs}', this trial's is '{optimizer}'.");
            var (seed, epoch, steps) = (reader.ReadUInt64(), reader.ReadInt32(), reader.ReadInt64());
            if (reader.ReadInt32() is var count && count != lengths.Count)
                throw new InvalidDataException($"The checkpoint has {count} blocks, not {lengths.Count}.");
            return new TrainerCheckpoint
            {
                Optimizer = optimizer,
                Seed = seed,
                Epoch = epoch,
                Steps = steps,
                Blocks = [.. lengths.Select(length => ReadBlock(reader, length))],
            };
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The checkpoint ends too soon.", e);
        }
    }

    private static float[] ReadBlock(BinaryReader reader, long length)
    {
        if (reader.ReadInt64() is var theirs && theirs != length)
            throw new InvalidDataException($"The checkpoint is of a net with {theirs} weights, this one has {length}.");
        var block = new float[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(block.AsSpan()));
        return block;
    }
}
