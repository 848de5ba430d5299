using System.Globalization;
using System.Text.Json;

namespace OrleansTune.Benchmarks.Regret;

/// <summary>What other optimisers reached on the public problems, as recorded.</summary>
internal static class PeerRuns
{
    public static IReadOnlyList<RegretRun> Read(string path)
    {
        var runs = new List<RegretRun>();
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var problem in json.RootElement.GetProperty("runs").EnumerateObject())
        {
            foreach (var peer in problem.Value.EnumerateObject())
                runs.Add(new(problem.Name, peer.Name, [.. peer.Value.EnumerateArray().Select(Seed)]));
        }

        return runs;
    }

    private static double[] Seed(JsonElement seed) =>
        [.. RegretRun.Checkpoints.Select(c => seed.GetProperty(c.ToString(CultureInfo.InvariantCulture)).GetDouble())];
}
