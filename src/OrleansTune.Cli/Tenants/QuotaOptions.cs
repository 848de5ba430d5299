using System.CommandLine;
using System.Globalization;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Tenants;

/// <summary>The options that set what a tenant may have.</summary>
internal sealed class QuotaOptions
{
    private const string Unlimited = "unlimited";

    private readonly Option<double?> _weight = new("--weight")
    {
        Description = "Its share of contended slots, relative to the other tenants', from 0.01 to 100",
        HelpName = "number",
    };

    private readonly Option<string?> _studies = Limit("--studies", "Studies, ended ones included");
    private readonly Option<string?> _running = Limit("--running-trials", "Trials under way at once");
    private readonly Option<string?> _stored = Limit("--stored-trials", "Trials stored over all studies");
    private readonly Option<string?> _rate = Limit("--requests-per-second", "Requests per second to one gateway");

    public void AddTo(Command command)
    {
        command.Add(_weight);
        foreach (var limit in (Option[])[_studies, _running, _stored, _rate])
            command.Add(limit);
    }

    /// <summary>The change: limits that were not named stay as they are.</summary>
    /// <exception cref="UsageException">Nothing was named, or something that is no limit.</exception>
    public UpdateTenantRequest Read(Invocation invocation, TenantQuota now)
    {
        var quota = new TenantQuota
        {
            Studies = Whole(invocation, _studies, now.Studies),
            RunningTrials = Whole(invocation, _running, now.RunningTrials),
            StoredTrials = Whole(invocation, _stored, now.StoredTrials),
            RequestsPerSecond = Number(invocation, _rate, now.RequestsPerSecond),
        };
        var update = new UpdateTenantRequest { Weight = invocation.Get(_weight), Quota = quota == now ? null : quota };
        bool anyNamed = update.Weight is not null || new[] { _studies, _running, _stored, _rate }.Any(o => invocation.Get(o) is not null);
        return anyNamed ? update : throw new UsageException("expected at least one of --weight, --studies, --running-trials, --stored-trials and --requests-per-second.");
    }

    private static Option<string?> Limit(string name, string description) => new(name) { Description = $"{description}; a number or '{Unlimited}'", HelpName = "limit" };

    private static int? Whole(Invocation invocation, Option<string?> option, int? now) => Number(invocation, option, now) switch
    {
        null => null,
        { } number when number == Math.Floor(number) && number <= int.MaxValue => (int)number,
        { } number => throw new UsageException($"{option.Name}: expected a whole number, got {number}."),
    };

    private static double? Number(Invocation invocation, Option<string?> option, double? now) => invocation.Get(option) switch
    {
        null => now,
        Unlimited => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
        var text => throw new UsageException($"{option.Name}: expected a number or '{Unlimited}', got '{text}'."),
    };
}
