using System.Text.Json;

namespace OrleansTune.EndToEnd.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_tunes_the_perceptron_and_writes_what_it_found()
    {
        using var data = new TemporaryDirectory();
        string file = data.File("result.json");

        var (exitCode, printed) = await CommandLine.RunAsync("demo", "--trials", "12", "--seed", "2", "--data", data.File("store"), "--json", file);

        Assert.True(exitCode == 0, printed);
        using var result = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var root = result.RootElement;
        Assert.Equal(
            ["study", "best", "trials", "epochsTrained", "seconds"],
            root.EnumerateObject().Select(p => p.Name));
        var trials = root.GetProperty("trials").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, 12), trials.Select(t => t.GetProperty("number").GetInt32()));
        Assert.Equal(root.GetProperty("epochsTrained").GetInt64(), trials.Sum(t => t.GetProperty("epochs").GetInt64()));
        double best = root.GetProperty("best").GetProperty("value").GetDouble();
        Assert.Equal(best, trials.Where(t => t.GetProperty("value").ValueKind == JsonValueKind.Number).Max(t => t.GetProperty("value").GetDouble()));
        Assert.InRange(best, 0.9, 1.0);
        Assert.True(root.GetProperty("epochsTrained").GetInt64() < 12 * 27, "nothing was saved against full training");
        Assert.DoesNotContain('\u001b', printed);
    }
}
