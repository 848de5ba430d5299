using OrleansTune.Cli.Output;
using OrleansTune.Contracts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OrleansTune.Cli.Progress;

/// <summary>One frame of the live display.</summary>
internal static class ProgressView
{
    private const int BarWidth = 30;

    public static IRenderable Render(StudyProgress progress, TrialChange? latest, TimeSpan elapsed)
    {
        var study = progress.Study;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        Row(grid, "study", $"[bold]{Markup.Escape(study.Name)}[/]  {StateMarkup(study.State)}  [grey]{Words.Of(elapsed)}[/]");
        Row(grid, "trials", TrialsMarkup(study, progress));
        if (progress.HasIncumbent)
            Row(grid, "best so far", BestMarkup(progress));
        if (progress.Epochs > 0)
            Row(grid, "epochs", Markup.Escape(StudyText.Epochs(study)));
        var rungs = progress.Rungs();
        int widest = rungs.Count == 0 ? 0 : rungs.Max(r => r.Reached);
        foreach (var (resource, reached) in rungs)
            Row(grid, resource == rungs[0].Resource ? "rungs" : string.Empty, RungMarkup(resource, reached, widest));
        if (latest is not null)
            Row(grid, "latest", LatestMarkup(latest, progress.Objective));
        return new Padder(grid, new Padding(0, 1, 0, 0));
    }

    private static void Row(Grid grid, string name, string markup) => grid.AddRow(new Markup($"[grey]{name}[/]"), new Markup(markup));

    private static string StateMarkup(StudyState state) => state switch
    {
        StudyState.Completed => "[green]completed[/]",
        StudyState.Running => "[aqua]running[/]",
        _ => $"[yellow]{Words.Of(state)}[/]",
    };

    private static string TrialsMarkup(StudyResource study, StudyProgress progress)
    {
        int total = Math.Max(study.Trials.Total, progress.Trials.Count);
        string states = Markup.Escape(Words.Of(study.Trials));
        if (study.Spec.Stop?.MaxTrials is not { } most)
            return $"{total}  [grey]{states}[/]";
        int ended = study.Trials.Completed + study.Trials.Stopped + study.Trials.Failed;
        return $"{Bar(total, most, "grey62", ended)} {total} of {most}  [grey]{states}[/]";
    }

    private static string BestMarkup(StudyProgress progress) => progress.Study.Best is { } best
        ? $"[bold green]{Words.Of(best.Values)}[/] {Markup.Escape(progress.Objective.Name)}  [grey]trial {best.Number}: {Markup.Escape(Words.Of(best.Parameters))}[/]"
        : "[grey]no value yet[/]";

    private static string RungMarkup(int resource, int reached, int widest) =>
        $"{Bar(reached, Math.Max(widest, 1), "aqua", 0)} {Words.Count(reached, "trial")} reached {Words.Count(resource, "epoch")}";

    private static string LatestMarkup(TrialChange change, ObjectiveSpec objective)
    {
        var trial = change.Trial;
        string value = trial.Values.Count > 0 ? $"  {objective.Name} {Words.Of(trial.Values)}" : string.Empty;
        string text = Markup.Escape($"trial {trial.Number} {Words.Of(trial.State)}, step {StudyProgress.LastStep(trial)}{value}");
        return change.IsBest ? $"{text}  [green]best so far[/]" : text;
    }

    /// <summary>A bar of <paramref name="value"/> out of <paramref name="most"/>, of which the first <paramref name="done"/> stand out.</summary>
    private static string Bar(int value, int most, string colour, int done)
    {
        int filled = Cells(value, most), solid = Math.Min(Cells(done, most), filled);
        return $"[green]{new string('━', solid)}[/][{colour}]{new string('━', filled - solid)}[/][grey23]{new string('━', BarWidth - filled)}[/]";
    }

    private static int Cells(int value, int most) => (int)Math.Clamp((long)value * BarWidth / Math.Max(most, 1), 0, BarWidth);
}
