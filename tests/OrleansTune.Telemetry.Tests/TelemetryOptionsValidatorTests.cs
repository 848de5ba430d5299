using OrleansTune.Core.Telemetry;

namespace OrleansTune.Telemetry.Tests;

public sealed class TelemetryOptionsValidatorTests
{
    private readonly TelemetryOptionsValidator _validator = new();

    [Fact]
    public void The_defaults_are_sound() => Assert.True(_validator.Validate(null, new TelemetryOptions()).Succeeded);

    [Fact]
    public void Every_error_is_told_at_once_and_names_its_key()
    {
        var result = _validator.Validate(null, new TelemetryOptions
        {
            Port = 70_000,
            TraceRatio = double.NaN,
            StudySeries = -1,
            CheckpointUsageInterval = TimeSpan.FromMilliseconds(10),
        });
        string[] keys = ["Telemetry:Port", "Telemetry:TraceRatio", "Telemetry:StudySeries", "Telemetry:CheckpointUsageInterval"];
        Assert.Equal(keys.Length, result.Failures!.Count());
        Assert.All(keys, key => Assert.Contains(result.Failures!, failure => failure.Contains(key, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void A_port_is_one_that_can_be_listened_on(int port) =>
        Assert.True(_validator.Validate(null, new TelemetryOptions { Port = port }).Failed);
}
