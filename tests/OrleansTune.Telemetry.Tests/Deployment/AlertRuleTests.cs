using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OrleansTune.Telemetry.Tests.Deployment;

/// <summary>The alert rules, by Prometheus' own tool (Debian's package <c>prometheus</c>).</summary>
public sealed partial class AlertRuleTests
{
    private static readonly string Rules = ObservabilityFolder.Read("prometheus", "rules", "orleanstune.yml");
    private static readonly string[] Alerts = [.. AlertNames().Matches(Rules).Select(m => m.Groups[1].Value)];

    [Theory]
    [InlineData("check", "rules", "prometheus/rules/orleanstune.yml")]
    [InlineData("check", "config", "prometheus/prometheus.yml")]
    [InlineData("test", "rules", "prometheus/tests/orleanstune.yml")]
    public async Task Promtool_finds_nothing_wrong(params string[] arguments)
    {
        var (exitCode, output) = await PromtoolAsync(arguments);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public void Every_alert_is_tested_to_fire()
    {
        string tests = ObservabilityFolder.Read("prometheus", "tests", "orleanstune.yml");
        var fired = FiringTests().Matches(tests).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.True(Alerts.Length >= 15);
        Assert.Equal(Alerts.Order(), fired.Order());
    }

    [Fact]
    public void Every_alert_says_what_is_wrong_how_bad_it_is_and_where_to_read_on()
    {
        var sections = Headings().Matches(ObservabilityFolder.Read("runbook.md")).Select(m => m.Groups[1].Value).ToHashSet();
        foreach (string alert in Alerts)
        {
            string rule = Rule(alert);
            Assert.Matches("labels: {severity: (critical|warning)}", rule);
            Assert.Matches("summary: \".+\"", rule);
            Assert.Contains($"runbook: runbook.md#{alert.ToLowerInvariant()}", rule, StringComparison.Ordinal);
            Assert.Contains(alert, sections);
        }
    }

    private static string Rule(string alert)
    {
        int start = Rules.IndexOf($"- alert: {alert}\n", StringComparison.Ordinal);
        int end = Rules.IndexOf("- alert:", start + 1, StringComparison.Ordinal);
        return end < 0 ? Rules[start..] : Rules[start..end];
    }

    private static async Task<(int ExitCode, string Output)> PromtoolAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("promtool", arguments)
        {
            WorkingDirectory = ObservabilityFolder.Path(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output + await errors);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("promtool is not installed; on Debian: apt-get install prometheus.", e);
        }
    }

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex AlertNames();

    /// <summary>A test of an alert with an alert expected.</summary>
    [GeneratedRegex(@"alertname: (\w+)\n\s+exp_alerts:\n\s+- exp_labels")]
    private static partial Regex FiringTests();

    [GeneratedRegex(@"^## (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
