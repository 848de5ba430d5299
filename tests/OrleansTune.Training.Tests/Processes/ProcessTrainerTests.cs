using System.Text.Json;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Training.Processes;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Processes;

public sealed class ProcessTrainerTests
{
    [Fact]
    public void A_command_hears_the_trial_and_its_log_is_not_taken_for_results()
    {
        using var trainer = Commands.Factory.Create(Commands.Context(
            JsonSerializer.SerializeToElement(new[] { "sh", "-c", """read trial; while read epoch; do echo "a log"; echo "{\"trial\": $trial, \"value\": 2}" > seen; echo '{"value": 2, "text": "x"}'; cp seen $ORLEANSTUNE_CHECKPOINT_DIRECTORY; done""" }),
            ("rate", ParameterValue.Of(0.5)),
            ("nodes", ParameterValue.Of(3)),
            ("optimizer", ParameterValue.Of("adam"))));
        Assert.Equal(new Dictionary<string, double> { ["value"] = 2 }, trainer.TrainEpoch(CancellationToken.None));
        Assert.Equal(new Dictionary<string, double> { ["value"] = 2 }, trainer.TrainEpoch(CancellationToken.None));
        using var checkpoint = new MemoryStream();
        trainer.Save(checkpoint);
        Assert.Contains(
            """{"parameters":{"rate":0.5,"nodes":3,"optimizer":"adam"},"seed":1,"epoch":0,"device":"cpu","options":{"note":"kept"}}""",
            System.Text.Encoding.UTF8.GetString(checkpoint.ToArray()),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo broken >&2; exit 3", "The command 'sh': It ended with exit code 3 before the result of epoch 1. Its last output:\nbroken")]
    [InlineData("kill -SEGV $$", "The command 'sh': It was killed by SIGSEGV (a crash in native code) before the result of epoch 1. It printed nothing.")]
    [InlineData("read t; read e; echo '{\"epoch\": 7, \"a\": 1}'; sleep 30", "The command 'sh': It gave the result of epoch 7 when epoch 1 was asked for. It printed nothing.")]
    [InlineData("read t; read e; echo '{\"state\": \"fine\"}'; sleep 30", "The command 'sh': Its line about epoch 1 has no number in it: {\"state\": \"fine\"} It printed nothing.")]
    public void A_command_that_fails_is_told_of_with_its_last_output(string script, string message)
    {
        using var trainer = Commands.Shell(script);
        var error = Assert.Throws<TrainerProcessException>(() => trainer.TrainEpoch(CancellationToken.None));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a": NaN, "b": -Infinity, "c": Infinity}""")]
    [InlineData("""{"a": null, "b": "-Infinity", "c": "Infinity"}""")]
    public void Numbers_of_a_net_that_diverged_are_read_however_they_are_written(string line)
    {
        using var trainer = Commands.Shell($"echo '{line}'; sleep 30");
        var metrics = trainer.TrainEpoch(CancellationToken.None);
        Assert.Equal([double.NaN, double.NegativeInfinity, double.PositiveInfinity], [metrics["a"], metrics["b"], metrics["c"]]);
    }

    [Fact]
    public void A_command_that_cannot_be_started_is_named()
    {
        using var trainer = Commands.Create(1, "absent");
        var error = Assert.Throws<TrainerProcessException>(() => trainer.TrainEpoch(CancellationToken.None));
        Assert.StartsWith("The command 'absent' cannot be started:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_and_its_children_are_gone_when_the_trainer_is_disposed()
    {
        using var trainer = Commands.Shell("""sleep 300 & child=$!; while read line; do echo "{\"own\": $$, \"child\": $child}"; done""");
        var pids = trainer.TrainEpoch(CancellationToken.None);
        int[] ids = [(int)pids["own"], (int)pids["child"]];
        Assert.All(ids, id => Assert.True(RunningProcesses.Has(id)));
        trainer.Dispose();
        Assert.All(ids, id => Assert.True(SpinWait.SpinUntil(() => !RunningProcesses.Has(id), TimeSpan.FromSeconds(20))));
    }

    [Fact]
    public void Secrets_of_the_servers_environment_do_not_reach_the_command()
    {
        Environment.SetEnvironmentVariable("ORLEANSTUNE_ADMIN_KEY_OF_A_TEST", "secret");
        using var trainer = Commands.Shell("""if [ -n "$ORLEANSTUNE_ADMIN_KEY_OF_A_TEST" ]; then s=1; else s=0; fi; if [ -n "$PATH" ]; then p=1; else p=0; fi; echo "{\"secret\": $s, \"path\": $p}"; sleep 30""");
        var seen = trainer.TrainEpoch(CancellationToken.None);
        Assert.Equal((0, 1), (seen["secret"], seen["path"]));
    }

    [Fact]
    public void Studies_may_only_run_what_the_operator_named()
    {
        var closed = new ProcessTrainerFactory(new ProcessTrainerOptions());
        var named = new ProcessTrainerFactory(new ProcessTrainerOptions { Commands = { ["train"] = new() { File = "true" } } });
        Assert.Equal("There is no command 'train'; the operator has configured none (Trainer:Process:Commands).", Refusal(closed, "\"train\""));
        Assert.Contains("Trainer:Process:AllowAnyCommand", Refusal(closed, "[\"rm\", \"-rf\"]"), StringComparison.Ordinal);
        Assert.Contains("there are: train.", Refusal(named, "[\"rm\"]"), StringComparison.Ordinal);
        Assert.Null(Refusal(named, "\"train\""));
        Assert.Null(Refusal(Commands.Factory, "[\"rm\"]"));
        foreach (string wrong in (string[])["[]", "[\"\"]", "[1]", "3", "{}"])
            Assert.Contains("is neither", Refusal(Commands.Factory, wrong), StringComparison.Ordinal);
        Assert.Throws<TrainerContextException>(() => closed.Create(Commands.Context(JsonElement.Parse("[\"rm\"]"))));
    }

    private static string? Refusal(ProcessTrainerFactory factory, string command)
    {
        var errors = factory.Validate(new StudySpec
        {
            Name = "study",
            Objectives = [new("accuracy", Direction.Maximize)],
            Space = new SearchSpace([new FloatParameter("rate", 0.1, 1)]),
            Execution = new ExecutionSpec { Trainer = "process", Options = new Dictionary<string, JsonElement> { ["command"] = JsonElement.Parse(command) } },
        }).ToList();
        Assert.All(errors, e => Assert.Equal("execution.options.command", e.Field));
        return errors.SingleOrDefault()?.Message;
    }

    [Fact]
    public void A_command_can_say_that_it_cannot_train_the_trial()
    {
        using var trainer = Commands.Shell("""echo '{"error": "unknown parameter rat"}'; exit 1""");
        var error = Assert.Throws<TrainingImpossibleException>(() => trainer.TrainEpoch(CancellationToken.None));
        Assert.Equal("The command 'sh' cannot train this trial: unknown parameter rat", error.Message);
    }

    [Fact]
    public void A_metric_may_be_called_error()
    {
        using var trainer = Commands.Shell("""echo '{"error": 0.25, "text": "x"}'; echo '{"error": "NaN"}'; sleep 30""");
        Assert.Equal(0.25, trainer.TrainEpoch(CancellationToken.None)["error"]);
        Assert.Equal(double.NaN, trainer.TrainEpoch(CancellationToken.None)["error"]);
    }
}
