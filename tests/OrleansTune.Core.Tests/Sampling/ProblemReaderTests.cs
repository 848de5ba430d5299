using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.TestSupport.Objectives;
using OrleansTune.TestSupport.Sampling;

namespace OrleansTune.Core.Tests.Sampling;

public sealed class ProblemReaderTests : IDisposable
{
    private const string Parameters = """
        [{"name": "lr", "type": "float", "low": 0.01, "high": 1, "log": true}, {"name": "c", "type": "categorical", "choices": ["a", "b"]}]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("problems").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Trees_are_followed_with_logarithms_and_a_column_per_choice()
    {
        // Left of ln 0.1: by the column of "b"; right of it a leaf with a curve.
        Write("trees.json", """
            {"trees": [{"feature": [0, 2, -1, -1, -1], "threshold": [-2.302585, 0.5, 0, 0, 0], "left": [1, 2, -1, -1, -1], "right": [4, 3, -1, -1, -1],
                        "value": [null, null, [0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]},
                       {"feature": [-1], "threshold": [0], "left": [-1], "right": [-1], "value": [[0, 1]]}]}
            """);
        var problem = Read("""[{"name": "p", "params": PARAMS, "surrogate": "trees.json"}]""");
        Assert.Equal(Direction.Maximize, problem.Direction);
        Assert.Equal(0.6, problem.Evaluate(Point(0.05, "a")), 9);
        Assert.Equal(0.7, problem.Evaluate(Point(0.05, "b")), 9);
        Assert.Equal(0.8, problem.Evaluate(Point(0.5, "b")), 9);
        Assert.Equal(0.8, problem.Optimum, 9);
    }

    [Fact]
    public void In_a_table_every_row_is_evaluated_once()
    {
        Write("rows.json", """
            {"rows": [{"params": {"lr": 0.1, "c": "a"}, "val_acc": [0.1, 0.5]}, {"params": {"lr": 0.5, "c": "b"}, "val_acc": [0.1, 0.9]},
                      {"params": {"lr": 1, "c": "a"}, "val_acc": 0.7}]}
            """);
        var problem = Read("""[{"name": "p", "params": PARAMS, "table": "rows.json"}]""");
        var study = new SimulatedStudy(problem, SamplerCatalog.Default.Find("random")!, 1, 3);
        study.Run();
        Assert.Equal([0.5, 0.7, 0.9], study.Trials.Select(t => t.Told[0]).Order());
        Assert.Equal(0, study.Regrets[^1]);
    }

    [Fact]
    public void An_unknown_formula_is_refused() =>
        Assert.Contains("no-such", Assert.Throws<FormatException>(() => Read("""[{"name": "p", "params": PARAMS, "formula": "no-such"}]""")).Message);

    private static ParameterSet Point(double rate, string choice) =>
        new([KeyValuePair.Create("lr", ParameterValue.Of(rate)), KeyValuePair.Create("c", ParameterValue.Of(choice))]);

    private Problem Read(string json)
    {
        Write("problems.json", json.Replace("PARAMS", Parameters));
        return ProblemReader.Read(Path.Combine(_folder, "problems.json"))[0];
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
