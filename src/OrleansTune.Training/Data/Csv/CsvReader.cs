using System.Text;

namespace OrleansTune.Training.Data.Csv;

/// <summary>Reads comma-separated values (RFC 4180): UTF-8, quoted fields with commas, line ends and doubled quotes; empty lines are passed over.</summary>
internal static class CsvReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The records of a file, each with the number of the line that it begins on.</summary>
    /// <exception cref="FormatException">The file is broken; the message says on which line.</exception>
    public static IEnumerable<(int Line, string[] Fields)> Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        int line = 0;
        while (ReadLine(reader, line) is { } text)
        {
            int first = ++line;
            while (IsInsideQuotes(text))
            {
                text += ReadLine(reader, line) is { } more
                    ? "\n" + more
                    : throw new FormatException($"line {first}: a quoted field is never closed by a second quote.");
                line++;
            }

            if (text.Length > 0)
                yield return (first, Split(text, first));
        }
    }

    private static string? ReadLine(StreamReader reader, int linesBefore)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (DecoderFallbackException e)
        {
            // Characters are decoded in blocks, so the line is the first that it can be.
            throw new FormatException($"after line {linesBefore}: the text is not UTF-8 (byte {Convert.ToHexStringLower(e.BytesUnknown ?? [])}).", e);
        }
    }

    private static bool IsInsideQuotes(string text) => text.AsSpan().Count('"') % 2 != 0;

    private static string[] Split(string text, int line)
    {
        var fields = new List<string>();
        int at = 0;
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                int end = at + 1;
                while (text[end] != '"' || (end + 1 < text.Length && text[end + 1] == '"'))
                    end += text[end] == '"' ? 2 : 1;
                fields.Add(text[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                at = end + 1;
                if (at < text.Length && text[at] != ',')
                    throw new FormatException($"line {line}, column {fields.Count}: '{text[at]}' follows the closing quote; expected a comma.");
            }
            else
            {
                int end = text.IndexOf(',', at) is >= 0 and var comma ? comma : text.Length;
                string field = text[at..end].Trim();
                if (field.Contains('"', StringComparison.Ordinal))
                    throw new FormatException($"line {line}, column {fields.Count + 1}: a quote stands within a field that does not begin with one.");
                fields.Add(field);
                at = end;
            }

            if (at >= text.Length)
                return [.. fields];
            at++;
        }
    }
}
