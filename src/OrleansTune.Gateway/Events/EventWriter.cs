using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrleansTune.Gateway.Events;

/// <summary>Writes server-sent events.</summary>
internal sealed class EventWriter(PipeWriter output)
{
    /// <summary>An event whose data is JSON, which has no line breaks as it is written here.</summary>
    public void Write<T>(string name, long id, T data, JsonTypeInfo<T> type)
    {
        Text($"id: {id}\nevent: {name}\ndata: ");
        output.Write(JsonSerializer.SerializeToUtf8Bytes(data, type));
        Text("\n\n");
    }

    /// <summary>A comment, by which both ends see that the connection still stands.</summary>
    public void KeepAlive() => Text(": still here\n\n");

    public async Task FlushAsync(CancellationToken cancellationToken) => await output.FlushAsync(cancellationToken);

    private void Text(string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
