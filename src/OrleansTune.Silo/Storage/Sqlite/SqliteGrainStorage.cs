using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>
/// Grain state in the embedded database, a row per service, grain and state name, in Orleans' binary form. A completed write
/// is durable; one whose ETag is not the stored one changes nothing and throws <see cref="InconsistentStateException"/>.
/// A cleared row keeps counting its ETag, so nobody can write over it from before the clearing.
/// </summary>
internal sealed class SqliteGrainStorage(
    SqliteDatabase database,
    IGrainStorageSerializer serializer,
    IActivatorProvider activators,
    IOptions<ClusterOptions> cluster,
    StorageInstruments instruments) : IGrainStorage
{
    private const int RowOverhead = 100;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(Row(stateName, grainId).Read, cancellationToken);
        grainState.State = stored?.Payload is { } payload ? serializer.Deserialize<T>(new BinaryData(payload)) : Empty<T>();
        grainState.ETag = Print(stored?.ETag);
        grainState.RecordExists = stored?.Payload is not null;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var row = Row(stateName, grainId);
        var expected = Parse(grainState.ETag);
        var payload = serializer.Serialize(grainState.State).ToArray();
        var (written, stored) = await database.WriteAsync(
            session => Outcome(session, row, expected is { } etag ? row.Update(session, etag, payload) : row.Insert(session, payload)),
            RowOverhead + payload.Length,
            cancellationToken);
        if (written is null)
        {
            throw Conflict("write", row, grainState.ETag, stored);
        }

        grainState.ETag = Print(written);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var row = Row(stateName, grainId);
        var expected = Parse(grainState.ETag);
        var (written, stored) = await database.WriteAsync(
            session => Outcome(session, row, expected is { } etag ? row.Update(session, etag, payload: null) : null),
            RowOverhead,
            cancellationToken);
        var nothingToClear = expected is null && stored is null;
        if (written is null && !nothingToClear)
        {
            throw Conflict("clear", row, grainState.ETag, stored);
        }

        grainState.State = Empty<T>();
        grainState.ETag = Print(written);
        grainState.RecordExists = false;
    }

    /// <summary>What was written, or else what stands there instead.</summary>
    private static (long? Written, long? Stored) Outcome(SqliteSession session, GrainStateRow row, long? written) =>
        written is null ? (null, row.ReadETag(session)) : (written, null);

    /// <summary>Rows count from 1, so 0 stands for every ETag that this store cannot have given.</summary>
    private static long? Parse(string? etag) =>
        string.IsNullOrEmpty(etag) ? null
        : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : 0;

    private static string? Print(long? etag) => etag?.ToString(CultureInfo.InvariantCulture);

    private T Empty<T>() => activators.GetActivator<T>().Create();

    private GrainStateRow Row(string stateName, GrainId grainId) => new(cluster.Value.ServiceId, grainId, stateName);

    private InconsistentStateException Conflict(string operation, GrainStateRow row, string? expected, long? stored)
    {
        instruments.Conflicted();
        return new(
            $"Cannot {operation} state '{row.StateName}' of grain {row.GrainId}: another writer was there first.",
            Print(stored) ?? "none",
            string.IsNullOrEmpty(expected) ? "none" : expected);
    }
}
