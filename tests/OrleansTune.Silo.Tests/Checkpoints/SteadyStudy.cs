namespace OrleansTune.Silo.Tests.Checkpoints;

/// <summary>A study whose trainer does as it is told, epoch after epoch, one trial at a time and without a second attempt.</summary>
internal static class SteadyStudy
{
    /// <summary>The spec.</summary>
    /// <param name="trials">Most trials.</param>
    /// <param name="scheduler">The scheduler's name, in JSON, with any further fields after it.</param>
    public static string Spec(int trials, string scheduler = "\"none\"") => $$"""
        {
          "name": "study",
          "objectives": [{"name": "loss", "direction": "minimize"}],
          "searchSpace": [{"name": "x", "type": "float", "low": 0, "high": 1}],
          "sampler": {"name": "random"},
          "scheduler": {"name": {{scheduler}}, "maxResource": 40},
          "stop": {"maxTrials": {{trials}}},
          "execution": {"trainer": "steady", "parallel": 1, "retries": 0},
          "seed": 1
        }
        """;
}
