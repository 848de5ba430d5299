using OrleansTune.Cli.Output;

namespace OrleansTune.Cli.Tests.Output;

public sealed class AlignedTableTests
{
    [Fact]
    public void Columns_are_aligned_and_lines_end_without_blanks()
    {
        var table = new AlignedTable("study", "trials>", "state");
        table.Add("digits", "7", "running");
        table.Add("a-longer-name", "1200", "-");
        using var writer = new StringWriter { NewLine = "\n" };
        table.Write(writer);
        Assert.Equal(
            """
            STUDY          TRIALS  STATE
            digits              7  running
            a-longer-name    1200  -

            """.ReplaceLineEndings("\n"),
            writer.ToString());
    }

    [Fact]
    public void A_row_has_a_cell_for_each_column() => Assert.Throws<ArgumentException>(() => new AlignedTable("a", "b").Add("1"));
}
