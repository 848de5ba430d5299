using OrleansTune.Contracts;

namespace OrleansTune.Cli.Output;

/// <summary>A study in words.</summary>
internal static class StudyText
{
    public static void Write(TextWriter writer, StudyResource study)
    {
        var spec = study.Spec;
        Line(writer, "study", study.Name);
        Line(writer, "state", study.Reason is { } reason ? $"{Words.Of(study.State)}: {reason}" : Words.Of(study.State));
        if (study.Waiting is { } waiting)
            Line(writer, string.Empty, waiting);
        Line(writer, "objective", string.Join(", ", spec.Objectives.Select(o => $"{Words.Of(o.Direction)} {o.Name}")));
        Line(writer, "space", string.Join(", ", spec.SearchSpace.Select(p => p.Name)));
        Line(writer, "sampler", spec.Sampler?.Name ?? "auto");
        Line(writer, "scheduler", Scheduler(spec.Scheduler));
        Line(writer, "trained by", spec.Execution is { } execution ? $"the server: {execution.Trainer}{(execution.Data is { } data ? $" on {data}" : null)}" : "you");
        Line(writer, "trials", Trials(study));
        if (study.EpochsTrained > 0)
            Line(writer, "epochs", Epochs(study));
        Line(writer, "created", Words.Of(study.Created));
        if (study.Ended is not null)
            Line(writer, "ended", Words.Of(study.Ended));
        if (study.Best is { } best)
        {
            Line(writer, "best", $"{Words.Of(best.Values)} (trial {best.Number})");
            Line(writer, string.Empty, Words.Of(best.Parameters));
        }
    }

    /// <summary>What was trained, against training every trial to the end.</summary>
    public static string Epochs(StudyResource study)
    {
        long full = study.EpochsOfFullTraining;
        return full > study.EpochsTrained
            ? $"{study.EpochsTrained} trained; {full} to train every trial to the end: {100 * (full - study.EpochsTrained) / full} % saved"
            : $"{study.EpochsTrained} trained";
    }

    public static string Trials(StudyResource study)
    {
        string all = study.Spec.Stop?.MaxTrials is { } most ? $"{study.Trials.Total} of {most}" : $"{study.Trials.Total}";
        return study.Trials.Total == 0 ? all : $"{all}: {Words.Of(study.Trials)}";
    }

    private static string Scheduler(SchedulerSpec? scheduler) => scheduler is null or { Name: "none" }
        ? "none"
        : $"{scheduler.Name}, {scheduler.MinResource ?? 1} to {scheduler.MaxResource ?? 27} epochs by {scheduler.Eta ?? 3}";

    private static void Line(TextWriter writer, string name, string value) => writer.WriteLine($"{name,-12}{value}".TrimEnd());
}
