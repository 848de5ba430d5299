using OrleansTune.Contracts;

namespace OrleansTune.Cli.Output;

/// <summary>Trials in words.</summary>
internal static class TrialText
{
    public static AlignedTable Table() => new("trial>", "state", "value>", "step>", "attempts>", "worker", "parameters");

    public static void Add(this AlignedTable table, TrialResource trial) => table.Add(
        $"{trial.Number}",
        Words.Of(trial.State),
        Words.Of(trial.Values),
        trial.Steps.Count > 0 ? $"{trial.Steps[^1].Step}" : "-",
        $"{trial.Attempts}",
        Words.OrNone(trial.Worker),
        Words.Of(trial.Parameters));

    public static void Write(TextWriter writer, IEnumerable<BestTrial> best)
    {
        var table = new AlignedTable("trial>", "value>", "parameters");
        foreach (var trial in best)
            table.Add($"{trial.Number}", Words.Of(trial.Values), Words.Of(trial.Parameters));
        table.Write(writer);
    }
}
