using System.Globalization;
using Xunit.Abstractions;

namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>What faults did to a service: a line each, and the figures of each kind at the end.</summary>
internal sealed class FaultReport(ITestOutputHelper output, string store)
{
    /// <summary>How many random faults follow the ones that always happen; asks for the long form of everything.</summary>
    private const string MoreFaults = "ORLEANSTUNE_FAULTS";

    private readonly List<(string Fault, TimeSpan Outage)> _outages = [];

    /// <summary>How many random faults were asked for; null in the short form of the tests.</summary>
    public static int? Asked => Environment.GetEnvironmentVariable(MoreFaults) is { Length: > 0 } count
        ? int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Writes a line; in the long form to a file beside the tests too, which can be read while they run.</summary>
    public void Write(string line)
    {
        output.WriteLine(line);
        if (Asked is not null)
            File.AppendAllText(Path.Combine(AppContext.BaseDirectory, $"faults-{store}.log"), $"{DateTime.UtcNow:HH:mm:ss} {line}\n");
    }

    /// <summary>Notes how long it took until everybody was answered.</summary>
    public void Outage(Fault fault, TimeSpan outage) =>
        _outages.Add((fault.AnswersMeanwhile ? fault.Name : $"{fault.Name}, once repaired", outage));

    /// <summary>Writes the figures of each kind of fault.</summary>
    public void Summarize()
    {
        foreach (var kind in _outages.GroupBy(fault => fault.Fault, fault => fault.Outage.TotalSeconds))
        {
            double[] seconds = [.. kind.Order()];
            Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Key}: {seconds.Length} times, all answered within {seconds[seconds.Length / 2]:F1} s (median), {seconds[^1]:F1} s (longest)"));
        }
    }
}
