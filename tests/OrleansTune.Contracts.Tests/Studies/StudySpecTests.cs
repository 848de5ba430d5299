using System.Text.Json;

namespace OrleansTune.Contracts.Tests.Studies;

public sealed class StudySpecTests
{
    private static readonly StudySpec Spec = new()
    {
        Name = "digits-mlp",
        Objectives = [ObjectiveSpec.Maximize("accuracy")],
        SearchSpace =
        [
            ParameterSpec.Float("learning_rate", 1e-4, 1, log: true),
            ParameterSpec.Int("nodes_1", 16, 256, log: true),
            ParameterSpec.Ordinal("batch", 16, 32),
            ParameterSpec.Categorical("optimizer", "sgd", "adam"),
            ParameterSpec.Float("beta2", 0.9, 0.9999).ActiveWhen("optimizer", "adam"),
        ],
        Sampler = new("gp") { Options = new() { ["points"] = JsonDocument.Parse("16").RootElement } },
        Scheduler = new("hyperband") { MinResource = 1, MaxResource = 27, Eta = 3 },
        Stop = new() { MaxTrials = 100 },
        Execution = new("mlp-classifier") { Data = "digits", Parallel = 2, Pool = "cpu" },
        Seed = 1,
    };

    [Fact]
    public void A_spec_built_in_code_reads_as_one_written_by_hand() => Assert.Equal(
        """
        {"name":"digits-mlp","objectives":[{"name":"accuracy","direction":"maximize"}],"searchSpace":[
        {"name":"learning_rate","type":"float","low":0.0001,"high":1,"log":true},
        {"name":"nodes_1","type":"int","low":16,"high":256,"log":true},
        {"name":"batch","type":"ordinal","values":[16,32]},
        {"name":"optimizer","type":"categorical","choices":["sgd","adam"]},
        {"name":"beta2","type":"float","low":0.9,"high":0.9999,"when":{"optimizer":["adam"]}}],
        "sampler":{"name":"gp","points":16},"scheduler":{"name":"hyperband","minResource":1,"maxResource":27,"eta":3},"stop":{"maxTrials":100},
        "execution":{"trainer":"mlp-classifier","data":"digits","parallel":2,"pool":"cpu"},"seed":1}
        """.ReplaceLineEndings(string.Empty),
        ContractsJson.Write(Spec));

    [Fact]
    public void A_spec_survives_a_trip_through_json()
    {
        string json = ContractsJson.Write(Spec);
        Assert.Equal(json, ContractsJson.Write(ContractsJson.Read<StudySpec>(json)));
    }

    [Fact]
    public void Conditions_on_several_parameters_add_up()
    {
        var parameter = ParameterSpec.Float("warmup", 0, 1).ActiveWhen("optimizer", "adam").ActiveWhen("schedule", true);
        Assert.Equal(["optimizer", "schedule"], parameter.When!.Keys.Order());
    }

    [Theory]
    [InlineData("\"Maximize\"")]
    [InlineData("\"maximise\"")]
    [InlineData("1")]
    public void A_direction_is_one_of_its_names(string direction)
    {
        string json = ContractsJson.Write(Spec).Replace("\"maximize\"", direction, StringComparison.Ordinal);
        if (direction == "\"Maximize\"")
            Assert.Equal(Direction.Maximize, ContractsJson.Read<StudySpec>(json).Objectives[0].Direction);
        else
            Assert.Throws<JsonException>(() => ContractsJson.Read<StudySpec>(json));
    }

    [Fact]
    public void Fields_that_a_newer_server_adds_are_passed_over()
    {
        string json = ContractsJson.Write(Spec).Replace("\"seed\":1", "\"seed\":1,\"colour\":\"red\"", StringComparison.Ordinal);
        Assert.Equal("digits-mlp", ContractsJson.Read<StudySpec>(json).Name);
    }
}
