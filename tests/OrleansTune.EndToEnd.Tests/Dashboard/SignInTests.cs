using Microsoft.Playwright;
using OrleansTune.Contracts;
using static Microsoft.Playwright.Assertions;

namespace OrleansTune.EndToEnd.Tests.Dashboard;

[Collection(DashboardTests.Name)]
public sealed class SignInTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task A_bad_key_is_refused_in_clear_words_and_a_good_one_shows_the_studies()
    {
        var study = await dashboard.Client.Studies.CreateAsync(Specs.External("signed-in"));
        await using var tab = await dashboard.OpenAsync();

        await tab.SignInAsync(key: "a-key-that-nobody-made");
        var notice = tab.Page.GetByRole(AriaRole.Alert);
        await Expect(notice).ToContainTextAsync("This key is not accepted");
        await Expect(notice).ToContainTextAsync(ErrorCodes.Unauthenticated);

        await tab.SignInAsync();
        var link = tab.Page.GetByRole(AriaRole.Link, new() { Name = study.Name });
        await link.ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = study.Name })).ToBeVisibleAsync();

        Assert.DoesNotContain(tab.Addresses, address => address.Contains(ServerProcess.AdminKey, StringComparison.Ordinal));
        Assert.All(tab.Addresses, address => Assert.StartsWith(dashboard.Url.ToString(), address, StringComparison.Ordinal));
        await tab.ExpectNoComplaintsAsync(except: "401 (Unauthorized)");
    }

    [Fact]
    public async Task A_key_that_may_only_read_sees_a_study_and_nothing_that_would_change_it()
    {
        var study = await dashboard.Client.Studies.CreateAsync(Specs.External("read-only"));
        var viewer = await dashboard.Client.Tenants.CreateKeyAsync("default", new CreateKeyRequest { Role = KeyRole.Viewer });
        await using var tab = await dashboard.OpenAsync();

        await tab.SignInAsync($"#/studies/{study.Name}", viewer.Key);

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = study.Name })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("default · viewer")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("This key may only read.")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToHaveCountAsync(0);
        await tab.ExpectNoComplaintsAsync();
    }

    [Fact]
    public async Task An_editor_pauses_resumes_and_stops_a_study_after_a_question()
    {
        var study = await dashboard.Client.Studies.CreateAsync(Specs.External("by-hand"));
        await using var tab = await dashboard.OpenAsync();
        await tab.SignInAsync($"#/studies/{study.Name}");
        var state = tab.Page.Locator(".title .badge");

        await PressAsync(tab.Page, "Pause");
        await Expect(state).ToHaveTextAsync("paused");
        await PressAsync(tab.Page, "Resume");
        await Expect(state).ToHaveTextAsync("running");
        await PressAsync(tab.Page, "Stop");
        await Expect(state).ToHaveTextAsync("stopped");

        Assert.Equal(StudyState.Stopped, (await study.DescribeAsync()).State);
        await tab.ExpectNoComplaintsAsync();
    }

    private static async Task PressAsync(IPage page, string verb)
    {
        await page.GetByRole(AriaRole.Group, new() { Name = "Study" }).GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
    }
}
