using System.Text.Json;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Mlp;

public sealed class MlpClassifierFactoryTests
{
    private static readonly StudySpec Good = new()
    {
        Name = "digits-mlp",
        Objectives = [new("accuracy", Direction.Maximize)],
        Space = new SearchSpace(
        [
            new FloatParameter("learning_rate", 0.0001, 1, log: true),
            new FloatParameter("momentum", 0, 0.99),
            new IntParameter("nodes_1", 16, 256, log: true),
            new CategoricalParameter("optimizer", [ParameterValue.Of("sgd"), ParameterValue.Of("adam")]),
            new FixedParameter("batch_size", ParameterValue.Of(64)),
        ]),
        Execution = new ExecutionSpec { Trainer = "mlp-classifier", Data = "digits" },
    };

    private readonly MlpClassifierFactory _factory = new();

    [Fact]
    public void Accepts_the_study_of_the_demo() => Assert.Empty(_factory.Validate(Good));

    [Fact]
    public void Names_every_fault_of_a_study_at_once()
    {
        var bad = Good with
        {
            Objectives = [new("accuraccy", Direction.Maximize)],
            Constraints = [new("epoch_seconds"), new("latency_ms")],
            Space = new SearchSpace(
            [
                new FloatParameter("learning_rat", 0.1, 1),
                new FloatParameter("momentum", 0.5, 1),
                new FloatParameter("nodes_1", 16, 256),
                new IntParameter("nodes_2", 0, 10),
                new CategoricalParameter("optimizer", [ParameterValue.Of("sgd"), ParameterValue.Of("lion")]),
                new FloatParameter("dropout", 0, 0.5),
            ]),
            Execution = new ExecutionSpec
            {
                Trainer = "mlp-classifier",
                Options = new Dictionary<string, JsonElement> { ["command"] = JsonElement.Parse("1") },
            },
        };
        var errors = _factory.Validate(bad).ToList();
        Assert.Equal(
            ["searchSpace[0]", "searchSpace[1]", "searchSpace[2]", "searchSpace[3]", "searchSpace[4]", "objectives[0].name", "constraints[1].name", "execution.data", "execution.options.command"],
            errors.Select(e => e.Field));
        Assert.Contains("'learning_rat' is not known to the trainer; it knows: learning_rate,", errors[0].Message, StringComparison.Ordinal);
        Assert.Equal("'momentum' can be 1; expected a float from 0 to 0.9999.", errors[1].Message);
        Assert.Equal("'nodes_1' gives fractions; expected an integer from 1 to 65536.", errors[2].Message);
        Assert.Equal("'nodes_2' can be 0; expected an integer from 1 to 65536.", errors[3].Message);
        Assert.Equal("'optimizer' can be lion; expected one of sgd, adam.", errors[4].Message);
    }

    [Fact]
    public void A_trial_with_wrong_parameters_does_not_start_and_hears_all_of_them()
    {
        var context = Perceptrons.Context(("learning_rate", ParameterValue.Of(-1.0)), ("nodes", ParameterValue.Of(3)));
        var error = Assert.Throws<TrainerContextException>(() => _factory.Create(context));
        Assert.Equal(["nodes", "learning_rate"], error.Errors.Select(e => e.Parameter));
    }

    [Fact]
    public void A_trial_without_data_does_not_start()
    {
        var error = Assert.Throws<TrainerContextException>(() => _factory.Create(Perceptrons.Context() with { Data = null }));
        Assert.Equal("data", Assert.Single(error.Errors).Parameter);
    }

    [Fact]
    public void Absent_parameters_have_defaults_and_whole_floats_count_as_integers()
    {
        using var defaults = _factory.Create(Perceptrons.Context());
        using var spelt = _factory.Create(Perceptrons.Context(
            ("learning_rate", ParameterValue.Of(0.1)),
            ("momentum", ParameterValue.Of(0.9)),
            ("nodes_1", ParameterValue.Of(128.0)),
            ("nodes_2", ParameterValue.Of(64)),
            ("batch_size", ParameterValue.Of(32)),
            ("optimizer", ParameterValue.Of("sgd"))));
        Assert.Equal(defaults.TrainEpoch(CancellationToken.None), spelt.TrainEpoch(CancellationToken.None));
    }
}
