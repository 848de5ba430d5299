using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OrleansTune.Client;
using OrleansTune.Contracts;
using static Microsoft.Playwright.Assertions;

namespace OrleansTune.EndToEnd.Tests.Dashboard;

/// <summary>Every page as axe-core sees it: its rules for WCAG 2.2 A and AA, and its best practices.</summary>
[Collection(DashboardTests.Name)]
public sealed class AccessibilityTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task No_page_has_a_barrier_that_a_program_can_find_by_day_or_by_night()
    {
        var study = await CreateAsync(Specs.External("for-everyone") with { Scheduler = new SchedulerSpec("asha") { MaxResource = 9 } });
        var front = await CreateAsync(Specs.TwoObjectives("two-aims"));
        await using var tab = await dashboard.OpenAsync();
        tab.Page.SetDefaultTimeout(10000);
        var found = new List<string>();

        await tab.SignInAsync(key: "a-key-that-nobody-made");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAsync("sign-in");

        await tab.SignInAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = study.Name })).ToBeVisibleAsync();
        await LookAsync("studies");

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = study.Name }).ClickAsync();
        foreach (string chart in new[] { "history", "curves", "rungs", "parallel", "slices" })
            await tab.PointsAsync(chart);
        await LookAsync("study");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await LookAsync("question");
        await tab.Page.Keyboard.PressAsync("Escape");

        await tab.Page.EvaluateAsync($"location.hash = '#/studies/{study.Name}/trials/1'");
        await tab.Page.GetByRole(AriaRole.Dialog).GetByText("steps").First.ClickAsync();
        await LookAsync("trial");
        await tab.Page.Keyboard.PressAsync("Escape");

        await tab.Page.EvaluateAsync($"location.hash = '#/studies/{front.Name}'");
        await tab.PointsAsync("pareto");
        await LookAsync("front");
        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task LookAsync(string page)
        {
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            var byDay = await tab.Page.RunAxe();
            // Nothing but the colours is another by night.
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
            var byNight = await tab.Page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Rules("color-contrast") });
            found.AddRange(byDay.Violations.Concat(byNight.Violations).Select(v => $"{page}: {Describe(v)}"));
        }
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n{string.Join('\n', violation.Nodes.Take(5).Select(n => $"  {n.Target} {n.Html}\n    {string.Join("; ", n.Any.Concat(n.All).Select(c => c.Message))}"))}";

    /// <summary>A study with trials of every kind, and something in each chart.</summary>
    private async Task<StudyHandle> CreateAsync(StudySpec spec)
    {
        var study = await dashboard.Client.Studies.CreateAsync(spec);
        await study.ImportAsync(Enumerable.Range(0, 6).Select(i =>
        {
            double[] values = [.. new double[] { 1 + (i * 0.377 % 1), i }.Take(spec.Objectives.Count)];
            return Specs.Result(i) with { Value = null, Values = values, Steps = [.. Enumerable.Range(1, 3).Select(step => new Measurement(step, [.. values]))] };
        }));
        var asked = await study.AskAsync(3);
        await study.TellAsync(asked[0].Number, TellRequest.Failed("out of memory"));
        await study.ReportAsync(asked[1].Number, new ReportRequest { Step = 1, Values = [.. spec.Objectives.Select(_ => 1.5)] });
        return study;
    }
}
