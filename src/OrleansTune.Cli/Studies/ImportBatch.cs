using System.Security.Cryptography;
using System.Text.Json;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary>Trials that an import brings by one request.</summary>
/// <param name="Trials">The trials.</param>
/// <param name="Key">The request's idempotency key, made of the trials: whoever brings them again adds nothing.</param>
internal sealed record ImportBatch(IReadOnlyList<AddedTrial> Trials, string Key)
{
    /// <summary>The batch of some trials.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="index">Its place among the export's: two batches may be alike, and both are meant.</param>
    public static ImportBatch Of(AddedTrial[] trials, int index)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(new AddTrialsRequest { Trials = trials }, ContractsJsonContext.Default.AddTrialsRequest);
        return new(trials, $"import-{index}-{Convert.ToHexStringLower(SHA256.HashData(content))}");
    }
}
