using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class SchedulerCatalogTests
{
    [Fact]
    public void All_built_in_schedulers_are_there() =>
        Assert.Equal(["none", "median", "asha", "hyperband", "thaw"], SchedulerCatalog.Default.Factories.Select(f => f.Name));

    [Theory]
    [InlineData("median")]
    [InlineData("asha")]
    [InlineData("hyperband")]
    [InlineData("thaw")]
    public void Comparing_trials_takes_exactly_one_objective(string name)
    {
        var spec = SimulatedStudy.Spec(new() { Name = name }) with { Objectives = [new("a", Direction.Minimize), new("b", Direction.Minimize)] };
        var factory = SchedulerCatalog.Default.Factories.Single(f => f.Name == name);
        Assert.Equal("scheduler.name", Assert.Single(factory.Validate(spec)).Field);
    }

    [Fact]
    public void Without_a_scheduler_managed_trials_end_at_the_most_resource_and_external_ones_when_told()
    {
        var external = SimulatedStudy.Spec(new());
        var managed = external with { Execution = new() { Trainer = "t" } };
        Assert.Equal(27, SchedulerCatalog.Default.Create(managed).Admit(0).Target);
        Assert.Equal(int.MaxValue, SchedulerCatalog.Default.Create(external).Admit(0).Target);
    }

    [Fact]
    public void Managed_studies_pause_at_rungs_and_external_ones_stop()
    {
        var external = SimulatedStudy.Spec(new() { Name = "asha" });
        var managed = external with { Execution = new() { Trainer = "t" } };
        Assert.Equal(1, SchedulerCatalog.Default.Create(managed).Admit(0).Target);
        Assert.Equal(27, SchedulerCatalog.Default.Create(external).Admit(0).Target);
    }
}
