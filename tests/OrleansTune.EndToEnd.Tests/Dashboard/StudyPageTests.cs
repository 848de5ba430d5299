using Microsoft.Playwright;
using OrleansTune.Contracts;
using static Microsoft.Playwright.Assertions;

namespace OrleansTune.EndToEnd.Tests.Dashboard;

[Collection(DashboardTests.Name)]
public sealed class StudyPageTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task A_managed_study_is_watched_from_its_first_trial_to_its_end_and_every_chart_has_its_data()
    {
        var study = await dashboard.Client.Studies.CreateAsync(Specs.Managed("watched"));
        await using var tab = await dashboard.OpenAsync();
        await tab.SignInAsync($"#/studies/{study.Name}");

        // No reload: what comes after the page was opened comes over the stream.
        await Expect(tab.Page.GetByText("The study has ended: all 16 trials have ended.")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        var ended = await study.DescribeAsync();
        await Expect(tab.Figure("trials")).ToHaveTextAsync("16 of 16");
        await Expect(tab.Page.Locator(".title .link")).ToHaveTextAsync("finished");
        Assert.Equal(ended.Best!.Values[0], double.Parse(await tab.Figure("best").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture), 1e-5);

        foreach (string chart in new[] { "history", "curves", "rungs", "parallel", "slices" })
        {
            Assert.True(await tab.PointsAsync(chart) > 0, $"The chart {chart} has no data.");
            Assert.True(await tab.ColoursAsync(chart) > 4, $"The chart {chart} is blank.");
        }

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = $"trial {ended.Best.Number}" }).ClickAsync();
        var details = tab.Page.GetByRole(AriaRole.Dialog);
        await Expect(details.GetByRole(AriaRole.Heading, new() { Name = $"Trial {ended.Best.Number}" })).ToBeVisibleAsync();
        await details.GetByText("steps").First.ClickAsync();
        await Expect(details.Locator("table tbody tr")).ToHaveCountAsync((await study.TrialAsync(ended.Best.Number)).Steps.Count);
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(details).ToHaveCountAsync(0);
        await tab.ExpectNoComplaintsAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_shown_and_the_page_catches_up_once_it_is_back()
    {
        var study = await dashboard.Client.Studies.CreateAsync(Specs.External("cut-off"));
        await using var link = new CuttableLink(dashboard.Url);
        await using var tab = await dashboard.OpenAsync(link.Url);
        await tab.SignInAsync($"#/studies/{study.Name}");
        await study.ImportAsync([Specs.Result(1)]);
        await Expect(tab.Figure("trials")).ToHaveTextAsync("1");

        link.Cut();
        await Expect(tab.Page.Locator(".title .link")).ToContainTextAsync("reconnecting");
        await study.ImportAsync([Specs.Result(2), Specs.Result(3)]);
        await Expect(tab.Figure("trials")).ToHaveTextAsync("1");

        link.Mend();
        await Expect(tab.Figure("trials")).ToHaveTextAsync("3");
        await Expect(tab.Page.Locator(".title .link")).ToHaveTextAsync("live");
    }

    [Fact]
    public async Task Two_objectives_show_their_front_and_failed_trials_are_found_at_once()
    {
        var study = await dashboard.Client.Studies.CreateAsync(Specs.TwoObjectives("front"));
        foreach (var (loss, speed) in new[] { (1.0, 1.0), (2.0, 2.0), (3.0, 1.5) })
            await study.TellAsync((await study.AskAsync())[0].Number, TellRequest.Completed([loss, speed]));
        await study.TellAsync((await study.AskAsync())[0].Number, TellRequest.Failed("out of memory"));
        await using var tab = await dashboard.OpenAsync();
        await tab.SignInAsync($"#/studies/{study.Name}");

        await Expect(tab.Figure("best")).ToHaveTextAsync("2 trials");
        Assert.Equal(3, await tab.PointsAsync("pareto"));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Show them" }).ClickAsync();
        await Expect(tab.Page.Locator(".trials tbody tr")).ToHaveCountAsync(1);
        await tab.Page.Locator(".trials tbody a").ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("out of memory");
        await tab.ExpectNoComplaintsAsync();
    }
}
