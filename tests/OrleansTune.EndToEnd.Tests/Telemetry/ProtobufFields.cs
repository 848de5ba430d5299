using System.Text;

namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>Reads protobuf messages by field number: all that a test needs of OTLP, without its generated types.</summary>
internal static class ProtobufFields
{
    /// <summary>The values of the fields that a path of field numbers leads to.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> At(this ReadOnlyMemory<byte> message, params int[] path) => path.Length == 0
        ? [message]
        : Fields(message).Where(field => field.Number == path[0]).SelectMany(field => field.Value.At(path[1..]));

    public static string Text(this IEnumerable<ReadOnlyMemory<byte>> values) =>
        values.Select(value => Encoding.UTF8.GetString(value.Span)).FirstOrDefault() ?? string.Empty;

    public static string Hex(this IEnumerable<ReadOnlyMemory<byte>> values) =>
        values.Select(value => Convert.ToHexStringLower(value.Span)).FirstOrDefault() ?? string.Empty;

    private static IEnumerable<(int Number, ReadOnlyMemory<byte> Value)> Fields(ReadOnlyMemory<byte> message)
    {
        int at = 0;
        while (at < message.Length)
        {
            ulong tag = ReadVarint(message, ref at);
            int start = at;
            switch (tag & 7)
            {
                case 0:
                    ReadVarint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    int length = (int)ReadVarint(message, ref at);
                    start = at;
                    at += length;
                    break;
            }

            yield return ((int)(tag >> 3), message[start..at]);
        }
    }

    private static ulong ReadVarint(ReadOnlyMemory<byte> message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message.Span[at++];
            value |= (ulong)(next & 127) << shift;
            if (next < 128)
                return value;
        }
    }
}
