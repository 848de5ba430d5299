using System.CommandLine;
using System.Globalization;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tenants;

/// <summary>The options that set what a tenant may have.</summary>
internal sealed class QuotaOptions
{
    private const string Unlimited = "unlimited";

    // Up to here every whole number is exact in JSON, and as a double.
    private const long MostBytes = 1L << 53;

    private readonly Option<double?> _weight = new("--weight")
    {
        Description = "Its share of contended slots, relative to the other tenants', from 0.01 to 100",
        HelpName = "number",
    };

    private readonly Option<string?> _studies = Limit("--studies", "Studies, ended ones included");
    private readonly Option<string?> _running = Limit("--running-trials", "Trials under way at once");
    private readonly Option<string?> _stored = Limit("--stored-trials", "Trials stored over all studies");
    private readonly Option<string?> _rate = Limit("--requests-per-second", "Requests per second to one gateway");
    private readonly Option<string?> _checkpoints = Limit("--checkpoint-bytes", "Bytes of checkpoints kept");
    private readonly Option<string?> _gpu = Limit("--gpu-seconds-per-day", "Slot-seconds a UTC day on pools named gpu…");

    private Option<string?>[] Limits => [_studies, _running, _stored, _rate, _checkpoints, _gpu];

    public void AddTo(Command command)
    {
        command.Add(_weight);
        foreach (var limit in Limits)
            command.Add(limit);
    }

    /// <summary>The change: limits that were not named stay as they are.</summary>
    /// <exception cref="UsageException">Nothing was named, or something that is no limit.</exception>
    public UpdateTenantRequest Read(Invocation invocation, TenantQuota now)
    {
        var quota = new TenantQuota
        {
            Studies = (int?)Whole(invocation, _studies, now.Studies, int.MaxValue),
            RunningTrials = (int?)Whole(invocation, _running, now.RunningTrials, int.MaxValue),
            StoredTrials = (int?)Whole(invocation, _stored, now.StoredTrials, int.MaxValue),
            RequestsPerSecond = Number(invocation, _rate, now.RequestsPerSecond),
            CheckpointBytes = Whole(invocation, _checkpoints, now.CheckpointBytes, MostBytes),
            GpuSecondsPerDay = Number(invocation, _gpu, now.GpuSecondsPerDay),
        };
        var update = new UpdateTenantRequest { Weight = invocation.Get(_weight), Quota = quota == now ? null : quota };
        bool anyNamed = update.Weight is not null || Limits.Any(o => invocation.Get(o) is not null);
        return anyNamed ? update : throw new UsageException($"expected at least one of --weight, {string.Join(", ", Limits[..^1].Select(o => o.Name))} and {Limits[^1].Name}.");
    }

    private static Option<string?> Limit(string name, string description) => new(name) { Description = $"{description}; a number or '{Unlimited}'", HelpName = "limit" };

    private static long? Whole(Invocation invocation, Option<string?> option, long? now, long most) => Number(invocation, option, now) switch
    {
        null => null,
        { } number when number == Math.Floor(number) && Math.Abs(number) <= most => (long)number,
        { } number => throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option.Name}: expected a whole number of up to {most}, got {number}.")),
    };

    private static double? Number(Invocation invocation, Option<string?> option, double? now) => invocation.Get(option) switch
    {
        null => now,
        Unlimited => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
        var text => throw new UsageException($"{option.Name}: expected a number or '{Unlimited}', got '{text}'."),
    };
}
