using OrleansTune.Cli.Output;
using OrleansTune.Cli.Progress;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Demo;

/// <summary>What the demo says at the end.</summary>
internal static class DemoSummary
{
    public static void Write(TextWriter writer, StudyResource study, StudyProgress progress, TimeSpan time)
    {
        writer.WriteLine();
        foreach (string line in IncumbentChart.Draw(progress.Course, progress.Epochs, progress.Objective))
            writer.WriteLine(line);
        writer.WriteLine();
        if (study.Best is not { } best)
        {
            writer.WriteLine($"No trial has a value: {Words.Of(study.Trials)}.");
            return;
        }

        writer.WriteLine($"validation accuracy  {Words.Of(best.Values)} (trial {best.Number})");
        writer.WriteLine("best parameters");
        int widest = best.Parameters.Keys.Max(k => k.Length);
        foreach (var (parameter, value) in best.Parameters)
            writer.WriteLine($"  {parameter.PadRight(widest)}  {Words.Of(value)}");
        writer.WriteLine($"trials               {StudyText.Trials(study)}");
        writer.WriteLine($"epochs               {StudyText.Epochs(study)}");
        writer.WriteLine($"time                 {Words.Of(time)}");
    }
}
