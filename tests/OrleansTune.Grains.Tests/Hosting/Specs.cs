using OrleansTune.Core.Spaces;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Tests.Hosting;

/// <summary>Specs as clients submit them.</summary>
internal static class Specs
{
    public static string External(StudyKey key, string sampler = "random", string more = "", int seed = 1) => $$"""
        {
          "name": "{{key.Study}}",
          "objectives": [{"name": "loss", "direction": "minimize"}],
          "searchSpace": [{"name": "x", "type": "float", "low": 0, "high": 1}, {"name": "y", "type": "float", "low": 0, "high": 1}],
          "sampler": {"name": "{{sampler}}"},
          "seed": {{seed}}
          {{more}}
        }
        """;

    /// <summary>A managed study with rungs at 1, 3 and 9, of one trial at a time, in a pool of its own.</summary>
    public static string Managed(StudyKey key, int trials = 4, string trainer = "any") => External(key, more: $$"""
        , "scheduler": {"name": "asha", "minResource": 1, "maxResource": 9, "eta": 3},
          "stop": {"maxTrials": {{trials}}},
          "execution": {"trainer": "{{trainer}}", "parallel": 1, "pool": "{{Pool(key)}}"}
        """);

    public static string Pool(StudyKey key) => $"pool-{key.Study}";

    public static ParameterSet Point(double x, double y = 0.5) => new([new("x", ParameterValue.Of(x)), new("y", ParameterValue.Of(y))]);
}
