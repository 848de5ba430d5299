using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Tests.Studies.Specs;

public class StudySpecReaderTests
{
    private const string Digits = """
        {
          "name": "digits-mlp",
          "objectives": [{"name": "accuracy", "direction": "maximize"}],
          "constraints": [{"name": "latency_ms"}],
          "searchSpace": [
            {"name": "learning_rate", "type": "float", "low": 0.0001, "high": 1, "log": true},
            {"name": "momentum", "type": "float", "low": 0, "high": 0.99},
            {"name": "nodes_1", "type": "int", "low": 16, "high": 256, "log": true},
            {"name": "batch", "type": "ordinal", "values": [16, 32, 64]},
            {"name": "epochs", "type": "fixed", "value": 5},
            {"name": "optimizer", "type": "categorical", "choices": ["sgd", "adam"]},
            {"name": "beta2", "type": "float", "low": 0.9, "high": 0.9999, "when": {"optimizer": ["adam"]}}
          ],
          "sampler": {"name": "gp", "points": 5},
          "scheduler": {"name": "hyperband", "minResource": 1, "maxResource": 27, "eta": 3, "mode": "promotion"},
          "stop": {"maxTrials": 100, "maxResource": 2000, "deadline": "2030-01-31T12:00:00+01:00", "target": 0.99, "minImprovement": 0.001},
          "execution": {"trainer": "mlp-classifier", "data": "digits", "parallel": 2, "pool": "gpu", "retries": 1, "options": {"layers": 2}},
          "seed": 18446744073709551615
        }
        """;

    [Fact]
    public void A_full_spec_is_read_field_by_field()
    {
        var result = SpecReading.Read(Digits);

        Assert.Empty(result.Errors);
        var spec = result.Spec!;
        Assert.Equal("digits-mlp", spec.Name);
        Assert.Equal([new Objective("accuracy", Direction.Maximize)], spec.Objectives);
        Assert.Equal([new ConstraintSpec("latency_ms")], spec.Constraints);
        Assert.Equal(7, spec.Space.Dimension);
        var rate = Assert.IsType<FloatParameter>(spec.Space.Parameters[0]);
        Assert.Equal((0.0001, 1.0, true, null), (rate.Low, rate.High, rate.Log, rate.Step));
        var nodes = Assert.IsType<IntParameter>(spec.Space.Parameters[2]);
        Assert.Equal((16L, 256L, true, 1L), (nodes.Low, nodes.High, nodes.Log, nodes.Step));
        Assert.Equal([ParameterValue.Of(16), ParameterValue.Of(32), ParameterValue.Of(64)], Assert.IsType<OrdinalParameter>(spec.Space.Parameters[3]).Choices);
        Assert.Equal(ParameterValue.Of(5), Assert.IsType<FixedParameter>(spec.Space.Parameters[4]).Value);
        Assert.Equal([ParameterValue.Of("sgd"), ParameterValue.Of("adam")], Assert.IsType<CategoricalParameter>(spec.Space.Parameters[5]).Choices);
        var condition = Assert.Single(spec.Space.Parameters[6].When);
        Assert.Equal("optimizer", condition.Parent);
        Assert.Equal([ParameterValue.Of("adam")], condition.Values);
        Assert.Equal("gp", spec.Sampler.Name);
        Assert.Equal(5, spec.Sampler.Options["points"].GetInt32());
        Assert.Equal(
            new SchedulerSpec { Name = "hyperband", MinResource = 1, MaxResource = 27, Eta = 3, Mode = SchedulerMode.Promotion }, spec.Scheduler);
        Assert.Equal(
            new StopSpec
            {
                MaxTrials = 100,
                MaxResource = 2000,
                Deadline = new(2030, 1, 31, 12, 0, 0, TimeSpan.FromHours(1)),
                Target = 0.99,
                MinImprovement = 0.001,
            },
            spec.Stop);
        var execution = spec.Execution!;
        Assert.Equal(
            ("mlp-classifier", "digits", 2, "gpu", 1), (execution.Trainer, execution.Data, execution.Parallel, execution.Pool, execution.Retries));
        Assert.Equal(2, execution.Options["layers"].GetInt32());
        Assert.Equal(ulong.MaxValue, spec.Seed);
        Assert.True(spec.IsManaged);
    }

    [Fact]
    public void What_is_absent_has_its_default()
    {
        var spec = SpecReading.Read(SpecReading.Minimal).Spec!;

        Assert.Equal("auto", spec.Sampler.Name);
        Assert.Empty(spec.Sampler.Options);
        Assert.Equal(new SchedulerSpec(), spec.Scheduler);
        Assert.Equal(new StopSpec(), spec.Stop);
        Assert.Equal(new LeaseSpec(), spec.Lease);
        Assert.Null(spec.Execution);
        Assert.Equal(SpecReading.DefaultSeed, spec.Seed);
    }

    [Fact]
    public void A_null_field_counts_as_absent()
    {
        string json = SpecReading.With(("stop", "null"), ("seed", "null"), ("execution", "null"), ("scheduler", """{"name": "asha", "mode": null}"""));
        var result = SpecReading.Read(json);

        Assert.Empty(result.Errors);
        Assert.Null(result.Spec!.Scheduler.Mode);
    }

    [Fact]
    public void Every_fault_is_found_at_once()
    {
        var result = SpecReading.Read("""
            {
              "name": "bad name!",
              "objectives": [{"name": "loss", "direction": "down"}, {"name": "loss", "direction": "minimize"}],
              "searchSpace": [
                {"name": "a", "type": "float", "low": 2, "high": 1},
                {"name": "b", "type": "float", "low": 0, "high": 1, "log": true},
                {"name": "c", "type": "categorical", "choices": []},
                {"name": "a", "type": "int", "low": 1.5, "high": 3},
                {"name": "d", "type": "flot", "low": 1, "high": 3},
                {"name": "e", "type": "int", "low": 1, "hihg": 3},
                {"name": "f", "type": "float", "low": "NaN", "high": 3, "when": {"zzz": [1]}}
              ],
              "sampler": {"name": "baysian"},
              "scheduler": {"name": "hyperbnd", "minResource": 9, "maxResource": 3, "eta": 1},
              "stop": {"maxTrials": 0, "deadline": "tomorrow"},
              "execution": {"parallel": "two"},
              "lease": {"seconds": 0},
              "seed": -1,
              "sceduler": {}
            }
            """);

        Assert.Null(result.Spec);
        Assert.Equal(
            [
                "sceduler", "name", "objectives[0].direction", "objectives[1].name", "searchSpace[0].low", "searchSpace[1].low",
                "searchSpace[2].choices", "searchSpace[3].low", "searchSpace[3].name", "searchSpace[4].type", "searchSpace[5].hihg",
                "searchSpace[5].high", "searchSpace[6].when.zzz", "searchSpace[6].low", "sampler.name", "scheduler.name",
                "scheduler.maxResource", "scheduler.eta", "stop.maxTrials", "stop.deadline", "execution.trainer", "execution.parallel",
                "lease", "lease.seconds", "seed",
            ],
            result.Errors.Select(e => e.Field));
    }

    [Fact]
    public void The_sampler_and_the_scheduler_add_their_own_faults()
    {
        var result = SpecReading.Read(SpecReading.With(
            ("objectives", """[{"name": "a", "direction": "minimize"}, {"name": "b", "direction": "minimize"}]"""),
            ("sampler", """{"name": "gp", "bad": 1}"""),
            ("scheduler", """{"name": "asha"}"""),
            ("name", "5")));

        Assert.Equal(["name", "sampler.bad", "scheduler.name"], result.Errors.Select(e => e.Field));
    }

    [Fact]
    public void A_host_without_the_default_sampler_says_that_one_must_be_named()
    {
        var reader = new OrleansTune.Core.Studies.Specs.StudySpecReader(
            [new AnySampler("gp")], OrleansTune.Core.Scheduling.SchedulerCatalog.Default.Factories, _ => 0);
        var result = reader.Read(System.Text.Json.JsonElement.Parse(SpecReading.Minimal));

        Assert.Equal("sampler", Assert.Single(result.Errors).Field);
    }
}
