using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Output;

/// <summary>Prints what the server said as JSON.</summary>
internal static class JsonOutput
{
    private static readonly ContractsJsonContext Indented = new(new JsonSerializerOptions(ContractsJsonContext.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Prints one value over several lines.</summary>
    public static void Write<T>(TextWriter writer, T value) => writer.WriteLine(Text(value));

    /// <summary>Prints a value on one line, for streams of values.</summary>
    public static void WriteLine<T>(TextWriter writer, T value) =>
        writer.WriteLine(JsonSerializer.Serialize(value, (JsonTypeInfo<T>)ContractsJsonContext.Default.GetTypeInfo(typeof(T))!));

    /// <summary>Prints a list as it arrives.</summary>
    public static async Task WriteListAsync<T>(TextWriter writer, IAsyncEnumerable<T> items)
    {
        bool any = false;
        await foreach (var item in items)
        {
            await writer.WriteLineAsync(any ? "," : "[");
            await writer.WriteAsync(Text(item));
            any = true;
        }

        await writer.WriteLineAsync(any ? $"{writer.NewLine}]" : "[]");
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, (JsonTypeInfo<T>)Indented.GetTypeInfo(typeof(T))!);
}
