using System.Net;
using System.Text.Json.Nodes;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Studies;

[Collection(GatewayTests.Name)]
public sealed class ImportanceTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("", "fanova")]
    [InlineData("?method=fanova", "fanova")]
    [InlineData("?method=ped-anova&objective=loss", "ped-anova")]
    public async Task The_parameter_that_makes_the_difference_comes_first(string query, string method)
    {
        using var api = await gateway.EditorAsync();
        string study = await StudyAsync(api, x => x * x, x => 1);
        var importance = await api.Get($"{study}/importance{query}").Ok<ImportanceResponse>();
        Assert.Equal((method, "loss"), (importance.Method, importance.Objective));
        Assert.Equal(["x", "kind"], importance.Parameters.Select(p => p.Name));
        Assert.True(importance.Parameters[0].Importance > 0.7, $"{importance.Parameters[0]}");
        Assert.Equal(1, importance.Parameters.Sum(p => p.Importance), 9);
    }

    [Fact]
    public async Task Each_objective_has_its_own()
    {
        using var api = await gateway.EditorAsync();
        string study = await StudyAsync(api, x => 1, x => x);
        var constant = await api.Get($"{study}/importance?objective=loss").Ok<ImportanceResponse>();
        Assert.Empty(constant.Parameters);
        Assert.Contains("the same value", constant.Reason, StringComparison.Ordinal);
        Assert.Equal("x", (await api.Get($"{study}/importance?objective=size").Ok<ImportanceResponse>()).Parameters[0].Name);
    }

    [Theory]
    [InlineData("?method=guess", "method")]
    [InlineData("?method=", "method")]
    [InlineData("?objective=speed", "objective")]
    public async Task An_unknown_method_or_objective_is_refused(string query, string field)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("unsure");
        (await api.Get($"{study}/importance{query}")).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, field);
    }

    /// <summary>A study of two objectives with forty results.</summary>
    private static async Task<string> StudyAsync(Api api, Func<double, double> loss, Func<double, double> size)
    {
        string study = await api.CreateStudyAsync("matters", spec => spec["objectives"] = new JsonArray(
            new JsonObject { ["name"] = "loss", ["direction"] = "minimize" }, new JsonObject { ["name"] = "size", ["direction"] = "minimize" }));
        var results = Enumerable.Range(0, 40).Select(i => new
        {
            parameters = new { x = i / 40.0, kind = i % 2 == 0 ? "a" : "b" },
            values = new[] { loss(i / 40.0), size(i / 40.0) },
        });
        await api.Post($"{study}/trials", new { trials = results }).Expect(HttpStatusCode.Created);
        return study;
    }
}
