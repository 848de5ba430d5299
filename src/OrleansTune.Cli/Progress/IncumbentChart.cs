using OrleansTune.Cli.Output;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Progress;

/// <summary>The best value over the epochs trained, drawn with characters.</summary>
internal static class IncumbentChart
{
    private const int Width = 60;
    private const int Height = 10;

    /// <summary>The chart's lines; none when there is no course to draw.</summary>
    /// <param name="course">Each improvement, in order.</param>
    /// <param name="epochs">Epochs trained in the end.</param>
    /// <param name="objective">What was optimised.</param>
    public static IReadOnlyList<string> Draw(IReadOnlyList<IncumbentPoint> course, long epochs, ObjectiveSpec objective)
    {
        if (course.Count < 2 || epochs < 1)
            return [];
        double first = course[0].Value, last = course[^1].Value;
        var rows = new int?[Width];
        int point = -1;
        for (int column = 0; column < Width; column++)
        {
            // A column stands for the epochs up to its right edge; the last one for all of them.
            while (point + 1 < course.Count && course[point + 1].Epochs * Width <= epochs * (column + 1))
                point++;
            if (point >= 0)
                rows[column] = (int)Math.Round((course[point].Value - first) / (last - first) * (Height - 1));
        }

        bool rising = objective.Direction == Direction.Maximize;
        int label = Math.Max(Words.Of(first).Length, Words.Of(last).Length);
        var lines = new List<string> { $"{new string(' ', label)} best {objective.Name} so far" };
        for (int y = Height - 1; y >= 0; y--)
        {
            int level = rising ? y : Height - 1 - y;
            string value = level == Height - 1 ? Words.Of(last) : level == 0 ? Words.Of(first) : string.Empty;
            lines.Add($"{value.PadLeft(label)} {(value.Length > 0 ? '┤' : '│')}{Row(rows, level, rising)}".TrimEnd());
        }

        string end = $"{epochs} epochs";
        lines.Add($"{new string(' ', label)} └{new string('─', Width)}");
        lines.Add($"{new string(' ', label)}  0{end.PadLeft(Width - 1)}");
        return lines;
    }

    /// <summary>The part of the staircase at one level; levels count improvement, so a falling objective is drawn upside down.</summary>
    private static string Row(int?[] levels, int level, bool rising)
    {
        var cells = new char[levels.Length];
        for (int column = 0; column < levels.Length; column++)
        {
            int? here = levels[column];
            int? before = column > 0 ? levels[column - 1] : here;
            cells[column] = (here, before) switch
            {
                (null, _) => ' ',
                (_, null) when here == level => '─',
                (_, null) => ' ',
                _ when here == before => here == level ? '─' : ' ',
                _ when here == level => rising ? '╭' : '╰',
                _ when before == level => rising ? '╯' : '╮',
                _ => level > before && level < here ? '│' : ' ',
            };
        }

        return new string(cells);
    }
}
