using OrleansTune.Silo.Checkpoints;

namespace OrleansTune.Silo.Tests.Checkpoints;

public sealed class CheckpointOptionsValidatorTests
{
    [Fact]
    public void What_is_there_by_default_and_both_ways_to_azure_are_sound()
    {
        Assert.Null(Failures(new()));
        Assert.Null(Failures(new() { Provider = CheckpointProvider.AzureBlob, ConnectionString = "UseDevelopmentStorage=true" }));
        Assert.Null(Failures(new() { Provider = CheckpointProvider.AzureBlob, ServiceUri = new("https://account.blob.core.windows.net") }));
    }

    [Fact]
    public void All_faults_are_listed_by_their_keys()
    {
        string[] failures = [.. Failures(new()
        {
            Provider = CheckpointProvider.AzureBlob,
            Container = "Not_A_Container",
            Directory = " ",
            MaxBytes = 0,
            SweepInterval = TimeSpan.Zero,
        })!];
        string[] keys = ["Directory", "", "Container", "MaxBytes", "SweepInterval"];
        Assert.Equal(keys.Length, failures.Length);
        Assert.All(keys, key => Assert.Contains(failures, f => f.Contains($"Trainer:Checkpoints{(key.Length > 0 ? ":" : "")}{key}", StringComparison.Ordinal)));
    }

    private static IEnumerable<string>? Failures(CheckpointOptions options) => new CheckpointOptionsValidator().Validate(null, options).Failures;
}
