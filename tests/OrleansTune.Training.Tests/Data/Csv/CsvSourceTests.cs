using System.Globalization;
using System.Text;

namespace OrleansTune.Training.Tests.Data.Csv;

public sealed class CsvSourceTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public void The_last_column_is_the_target_and_the_others_are_standardised_features()
    {
        var rows = Enumerable.Range(0, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{1000 - i},7,{i * 0.5}"));
        var set = _data.With("table.csv", "a,b,c,price\n" + string.Join('\n', rows)).Load("csv:table.csv");

        Assert.Equal((40, 10, 3, 0), (set.Training.Count, set.Validation.Count, set.InputSize, set.ClassCount));
        Assert.True(set.HasValues);
        for (int column = 0; column < 2; column++)
        {
            float[] inputs = [.. Enumerable.Range(0, 40).Select(row => set.Training.Inputs.Span[(row * 3) + column])];
            Assert.Equal(0, inputs.Average(), 5);
            Assert.Equal(1, inputs.Average(x => x * x), 5);
        }

        Assert.All(Enumerable.Range(0, 40), row => Assert.Equal(0, set.Training.Inputs.Span[(row * 3) + 2]));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => i * 0.5f), set.Training.Values.ToArray().Concat(set.Validation.Values.ToArray()).Order());
    }

    [Fact]
    public void The_validation_part_spreads_over_the_range_of_the_target()
    {
        var set = _data.With("table.csv", "x,y\n" + string.Join('\n', Enumerable.Range(0, 1000).Select(i => $"{i},{i}.5"))).Load("csv:table.csv");
        for (int hundred = 0; hundred < 10; hundred++)
            Assert.Equal(20, set.Validation.Values.ToArray().Count(value => (int)value / 100 == hundred));
    }

    [Fact]
    public void Texts_and_whole_numbers_of_the_target_are_classes()
    {
        _data.With("irises.csv", "length,species\n1.5,setosa\n2.5,virginica\n1.4,setosa\n2.6,virginica\n");
        var texts = _data.Load("csv:irises.csv#validation=0.5");
        Assert.Equal((2, false), (texts.ClassCount, texts.HasValues));

        _data.With("wine.csv", "acid,quality\n1,3\n2,10\n3,9\n4,3\n5,10\n6,9\n");
        var numbers = _data.Load("csv:wine.csv#validation=0.5");
        Assert.Equal((3, true), (numbers.ClassCount, numbers.HasValues));
        Assert.Equal([0, 1, 2], numbers.Validation.Labels.ToArray().Order());
        Assert.Equal([3, 9, 10], numbers.Validation.Values.ToArray().Order());
    }

    [Fact]
    public void Options_choose_the_target_the_categories_and_what_is_ignored()
    {
        _data.With("cars.csv", "price,colour,id,power\n1.5,red,a,1\n2.5,blue,b,2\n3.5,\"light, green\",c,3\n4.5,red,d,4\n");
        var set = _data.Load("csv:cars.csv#target=price&categorical=colour&ignore=id&validation=0.25&seed=3");
        Assert.Equal(4, set.InputSize);
        var rows = set.Training.Inputs.ToArray().Chunk(4).Concat(set.Validation.Inputs.ToArray().Chunk(4)).ToList();
        Assert.All(rows, row => Assert.Equal(1, row[..3].Sum()));
        Assert.Equal([1, 1, 2], Enumerable.Range(0, 3).Select(c => (int)rows.Sum(row => row[c])));
    }

    [Fact]
    public void Another_seed_gives_another_split_and_the_same_one_the_same()
    {
        _data.With("table.csv", "x,y\n" + string.Join('\n', Enumerable.Range(0, 100).Select(i => $"{i},{i}.5")));
        float[] Held(int seed) => _data.Load($"csv:table.csv#seed={seed}").Validation.Values.ToArray();
        Assert.Equal(Held(1), Held(1));
        Assert.NotEqual(Held(1), Held(2));
    }

    [Fact]
    public void A_compressed_file_with_quotes_a_byte_order_mark_and_empty_lines_reads_the_same()
    {
        const string Plain = "a,\"the \"\"b\"\"\",c\n1,2,x\n3,4,y\n5,6,x\n7,8,y\n";
        string dressed = "\ufeff" + Plain.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("3,4", "\r\n\"3\", 4 ", StringComparison.Ordinal);
        _data.With("plain.csv", Plain).With("dressed.csv", DataDirectory.Compressed(Encoding.UTF8.GetBytes(dressed)));
        Assert.Equal(_data.Load("csv:plain.csv").Training.Inputs.ToArray(), _data.Load("csv:dressed.csv").Training.Inputs.ToArray());
    }

    [Fact]
    public void An_unchanged_file_is_read_once_and_a_changed_one_again()
    {
        _data.With("table.csv", "x,y\n1,1\n2,2\n3,3\n");
        var first = _data.Load("csv:table.csv");
        Assert.Same(first, _data.Load("csv:table.csv"));
        _data.With("table.csv", "x,y\n1,1\n2,2\n3,3\n4,4\n");
        Assert.NotSame(first, _data.Load("csv:table.csv"));
    }

    [Theory]
    [InlineData("", "line 1: is missing; expected a header with a name per column.")]
    [InlineData("1,2\n3,4\n", "line 1: holds only numbers; expected a header with a name per column.")]
    [InlineData("a\n1\n", "line 1: has one column; expected at least two, with a comma between.")]
    [InlineData("a,a\n1,2\n", "line 1: the name 'a' stands more than once.")]
    [InlineData("a,\n1,2\n", "line 1: the name of column 2 is empty.")]
    [InlineData("a,b\n", "has 0 rows after the header; a validation share of 0.2 leaves nothing to train on.")]
    [InlineData("a,b\n1,2\n", "has 1 rows after the header; a validation share of 0.2 leaves nothing to train on.")]
    [InlineData("a,b\n1,2\n\n3,4,5\n", "line 4: has 3 fields; expected 2, as in the header.")]
    [InlineData("a,b\n1,2\nred,4\n5,6\n", "line 3, column 'a': 'red' is no finite number (or name the column in categorical= to have one input per text, or in ignore=).")]
    [InlineData("a,b\n1,2\n,4\n5,6\n", "line 3, column 'a': is empty; expected a number (or name the column in categorical= to have one input per text, or in ignore=).")]
    [InlineData("a,b\n1,2\n1e99,4\n5,6\n", "line 3, column 'a': '1e99' is no finite number (or name the column in categorical= to have one input per text, or in ignore=).")]
    [InlineData("a,b\n1,2\n3,\n5,6\n", "line 3, column 'b': is empty; expected a class.")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2: a quoted field is never closed by a second quote.")]
    [InlineData("a,b\n1,\"2\"3\n", "line 2, column 2: '3' follows the closing quote; expected a comma.")]
    [InlineData("a,b\n1,2\"3\"\n", "line 2, column 2: a quote stands within a field that does not begin with one.")]
    public void A_broken_file_is_refused_with_the_place_and_what_was_expected(string content, string reason) =>
        Assert.Equal($"is broken: 'broken.csv' {reason}", _data.With("broken.csv", content).Refusal("csv:broken.csv"));

    [Theory]
    [InlineData("target=c", "is broken: 'table.csv' line 1: has no column 'c' (target); there are: a, b.")]
    [InlineData("ignore=b", "is broken: 'table.csv' line 1: the column 'b' is the target and cannot be ignored; name another with target=NAME.")]
    [InlineData("ignore=a", "is broken: 'table.csv' line 1: beside the target 'b' there is no column to learn from.")]
    [InlineData("categorical=a,z", "is broken: 'table.csv' line 1: has no column 'z' (categorical); there are: a, b.")]
    [InlineData("goal=b", "has no option 'goal'; there are: target, categorical, ignore, validation, seed.")]
    [InlineData("target", "has 'target' after the #; expected name=value, with & between two of them.")]
    [InlineData("seed=1&seed=2", "gives the option 'seed' twice.")]
    [InlineData("seed=-1", "has the option seed=-1; expected a whole number from 0.")]
    [InlineData("validation=1", "has the option validation=1; expected a number above 0 and below 1.")]
    [InlineData("validation=0.99", "is broken: 'table.csv' has 4 rows after the header; a validation share of 0.99 leaves nothing to train on.")]
    public void A_wrong_option_is_refused_by_name(string options, string reason) =>
        Assert.Equal(reason, _data.With("table.csv", "a,b\n1,2\n3,4\n5,6\n7,8\n").Refusal($"csv:table.csv#{options}"));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Contains("is not UTF-8", _data.With("latin.csv", [.. "a,b\n1,"u8, 0xe9, .. "\n2,3\n"u8]).Refusal("csv:latin.csv"), StringComparison.Ordinal);

    [Fact]
    public void Too_many_texts_are_no_classes() =>
        Assert.Contains("too many for classes", _data.With("names.csv", "a,name\n" + string.Join('\n', Enumerable.Range(0, 1200).Select(i => $"{i},n{i}"))).Refusal("csv:names.csv"), StringComparison.Ordinal);

    [Fact]
    public void A_compressed_file_cut_short_is_refused() =>
        Assert.Contains("cut.csv", _data.With("cut.csv", DataDirectory.Compressed(Encoding.UTF8.GetBytes("a,b\n" + string.Join('\n', Enumerable.Range(0, 9999).Select(i => $"{i},{i * i % 17}"))))[..3000]).Refusal("csv:cut.csv"), StringComparison.Ordinal);

    public void Dispose() => _data.Dispose();
}
