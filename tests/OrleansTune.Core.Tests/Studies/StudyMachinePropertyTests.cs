using CsCheck;
using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Tests.Studies;

/// <summary>Whatever happens to a study in whatever order, its rules hold (see <see cref="MachineRules"/>), a rebuilt machine answers the same, and repeats change nothing.</summary>
public sealed class StudyMachinePropertyTests
{
    private static readonly Gen<StudySpec> Specs = Gen.Select(
        Gen.OneOf("none", "median", "asha", "hyperband", "thaw"),
        Gen.OneOf(SchedulerMode.Promotion, SchedulerMode.Stopping),
        Gen.Bool,
        Gen.Int[0, 2],
        Stops,
        (scheduler, mode, managed, shape, stop) => TestStudy.Spec() with
        {
            Objectives = scheduler == "none" && shape == 1
                ? [new("loss", Direction.Minimize), new("accuracy", Direction.Maximize)]
                : [new("loss", shape == 2 ? Direction.Maximize : Direction.Minimize)],
            Constraints = scheduler == "none" && shape == 2 && !managed ? [new ConstraintSpec("latency")] : [],
            Scheduler = new() { Name = scheduler, MaxResource = 9, Mode = mode },
            Execution = managed ? TestStudy.Execution : null,
            Stop = shape == 1 ? stop with { Target = null } : stop,
        });

    private static Gen<StopSpec> Stops => Gen.Select(Gen.Int[1, 25].Nullable(), Gen.Long[20, 300].Nullable(0.8), Gen.Int[600, 4000].Nullable(0.8), Gen.Double[-1, 8].Nullable(0.8), (trials, resource, seconds, target) => new StopSpec
    {
        MaxTrials = trials,
        MaxResource = resource,
        Deadline = seconds is { } s ? TestStudy.Start.AddSeconds(s) : null,
        Target = target,
    });

    [Fact]
    public void Its_rules_hold_after_every_command() =>
        Gen.Select(Specs, Gen.ULong).Sample((spec, seed) => new MachineWalk(spec, seed).Walk(120), iter: 60);

    [Fact]
    public void Workers_that_go_on_bring_every_study_of_limited_trials_to_its_end() =>
        Gen.Select(Specs, Gen.ULong).Where((spec, _) => spec.Stop.MaxTrials is not null).Sample((spec, seed) =>
        {
            var walk = new MachineWalk(spec, seed);
            walk.Walk(60);
            walk.WorkToTheEnd();
            Assert.NotEqual(StudyState.Running, walk.Machine.Head.State);
        }, iter: 60);
}
