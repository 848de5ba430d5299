using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTune.Training.Isolation;

/// <summary>Frames over a pair of pipes: kind (one byte), length (int32, little endian), content. Writing is safe from several threads.</summary>
internal sealed class FrameStream(Stream input, Stream output)
{
    public const int LongestData = 1 << 16;

    /// <summary>The content of a request for an epoch that was cancelled before it began: a cancellation that follows it could come too late.</summary>
    public const byte Cancelled = 1;

    private const int HeaderLength = 5;

    // More than any answer needs; a stream that says more is not ours.
    private const int Longest = 1 << 26;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly Lock _writing = new();

    public static T Parse<T>(byte[] content) => JsonSerializer.Deserialize<T>(content, Json)!;

    public void WriteJson<T>(FrameKind kind, T content) => Write(kind, JsonSerializer.SerializeToUtf8Bytes(content, Json));

    public void Write(FrameKind kind, ReadOnlySpan<byte> content)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], content.Length);
        lock (_writing)
        {
            output.Write(header);
            output.Write(content);
            output.Flush();
        }
    }

    public void Write(FrameKind kind) => Write(kind, []);

    /// <summary>The next frame; null when the other side has ended.</summary>
    /// <exception cref="InvalidDataException">What comes is no frame.</exception>
    public (FrameKind Kind, byte[] Content)? Read()
    {
        byte[] header = new byte[HeaderLength];
        if (input.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
            return null;
        int length = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(1));
        if (length is < 0 or > Longest || !Enum.IsDefined((FrameKind)header[0]))
            throw new InvalidDataException($"The bytes {Convert.ToHexStringLower(header)} begin no frame.");
        byte[] content = new byte[length];
        return input.ReadAtLeast(content, length, throwOnEndOfStream: false) < length ? null : ((FrameKind)header[0], content);
    }
}
