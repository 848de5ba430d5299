using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrleansTune.EndToEnd.Tests.Dashboard;

[Collection(DashboardTests.Name)]
public sealed class LargeStudyTests(DashboardFixture dashboard)
{
    private const int Trials = 10_000;
    private const int PerRequest = 1000;

    /// <summary>The longest of several page turns and sorts of the table against the time in which the study was loaded and shown.</summary>
    private const string Interactions =
        """
        () => {
          const press = selector => {
            const start = performance.now();
            document.querySelector(selector).click();
            document.querySelector('.trials').getBoundingClientRect();
            return performance.now() - start;
          };
          const times = [];
          for (let i = 0; i < 5; i++) {
            times.push(press('.trials .pager button:last-child'));
            times.push(press('.trials th:nth-child(3) .sort'));
          }
          return times.sort((a, b) => a - b)[5];
        }
        """;

    [Fact]
    public async Task Ten_thousand_trials_are_sorted_and_paged_in_a_fraction_of_the_time_it_takes_to_load_them()
    {
        var study = await dashboard.Client.Studies.CreateAsync(Specs.External("large"));
        for (int from = 0; from < Trials; from += PerRequest)
            await study.ImportAsync(Enumerable.Range(from, PerRequest).Select(Specs.Result));
        await using var tab = await dashboard.OpenAsync();
        await tab.SignInAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = study.Name })).ToBeVisibleAsync();

        double began = await tab.Page.EvaluateAsync<double>($"() => {{ location.hash = '#/studies/{study.Name}'; return performance.now(); }}");
        await Expect(tab.Page.Locator(".trials .pager")).ToContainTextAsync("of 10,000");
        double loaded = await tab.Page.EvaluateAsync<double>("performance.now()") - began;
        double interaction = await tab.Page.EvaluateAsync<double>(Interactions);

        Assert.True(interaction < loaded / 5, $"A page turn or sort took {interaction:F0} ms, all 10,000 trials {loaded:F0} ms.");
        await Expect(tab.Page.Locator(".trials tbody tr")).ToHaveCountAsync(25);
        Assert.True(await tab.PointsAsync("history") >= Trials);
        Assert.InRange(await tab.Page.EvaluateAsync<int>("document.querySelectorAll('*').length"), 100, 1500);

        // The lowest loss comes first once the table is sorted by it.
        var head = tab.Page.GetByRole(AriaRole.Columnheader, new() { Name = "loss" });
        while (await head.GetAttributeAsync("aria-sort") != "ascending")
            await head.GetByRole(AriaRole.Button).ClickAsync();
        string best = (await study.BestAsync())[0].Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await Expect(tab.Page.Locator(".trials tbody a").First).ToHaveTextAsync(best);
        await tab.ExpectNoComplaintsAsync();
    }
}
