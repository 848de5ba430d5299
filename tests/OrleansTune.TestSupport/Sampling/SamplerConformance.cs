using OrleansTune.Core.Sampling;
using OrleansTune.Core.Spaces;
using Xunit;

namespace OrleansTune.TestSupport.Sampling;

/// <summary>What every sampler keeps to. Inherit it, name the sampler, and its tests run.</summary>
public abstract partial class SamplerConformance
{
    /// <summary>The sampler's factory.</summary>
    protected abstract ISamplerFactory Factory { get; }

    /// <summary>Whether it optimises several objectives; one that does not must say so when a study is submitted.</summary>
    protected virtual bool ServesSeveralObjectives => true;

    /// <summary>Whether it has a design of its own that ends before the space does.</summary>
    protected virtual bool EndsEarly => false;

    public static TheoryData<string> Spaces => [.. ConformanceSpaces.All.Keys];

    [Fact]
    public void Its_name_is_found_in_the_catalog() => Assert.IsType(Factory.GetType(), SamplerCatalog.Default.Find(Factory.Name));

    [Theory]
    [MemberData(nameof(Spaces))]
    public void It_serves_spaces_of_every_kind(string space)
    {
        var study = Study(space);
        Assert.Empty(Factory.Validate(study.Spec));
        Finished(study, study.Run(24, p => [Loss(study, p)]));
        AssertSound(study);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(50)]
    public void It_serves_any_number_of_dimensions(int dimension)
    {
        var study = new ConformanceStudy(Factory, new([.. Enumerable.Range(0, dimension).Select(i =>
            i % 3 == 2 ? (Parameter)new IntParameter($"n{i}", 1, 100) : new FloatParameter($"x{i}", 0, 1))]));
        Finished(study, study.Run(20, p => [Loss(study, p)]));
        AssertSound(study);
    }

    [Fact]
    public void A_space_of_one_point_is_suggested_once()
    {
        var study = new ConformanceStudy(Factory, new([new FixedParameter("a", ParameterValue.Of(1)), new FloatParameter("b", 2, 2)]));
        Assert.Single(study.AskAll(3));
        Assert.Empty(study.AskAll());
        study.Complete(0, 1);
        Assert.Empty(study.AskAll());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_finite_space_is_used_up_point_by_point_and_then_there_is_none(int atOnce)
    {
        var study = new ConformanceStudy(Factory, ConformanceSpaces.Finite);
        while (study.AskAll(atOnce) is { Count: > 0 } numbers)
        {
            Assert.True(numbers.Count == atOnce || study.Trials.Count == 24);
            foreach (int number in numbers)
                study.Complete(number, Loss(study, study.Trials[number].Parameters));
        }

        Assert.Equal(24, study.Trials.Count);
        AssertSound(study);
    }

    [Fact]
    public void An_option_that_it_does_not_have_is_refused_by_name()
    {
        var options = new Dictionary<string, System.Text.Json.JsonElement> { ["noSuchOption"] = System.Text.Json.JsonSerializer.SerializeToElement(1) };
        var spec = Study("many kinds").Spec with { Sampler = new(Factory.Name, options) };
        Assert.Contains(Factory.Validate(spec), e => e.Field == "sampler.noSuchOption" && e.Message.Length > 0);
    }

    private ConformanceStudy Study(string space, int objectives = 1, int constraints = 0) =>
        new(Factory, ConformanceSpaces.All[space], objectives, constraints);

    private static double Loss(ConformanceStudy study, ParameterSet point) => ConformanceSpaces.Loss(study.Spec.Space, point);

    private void Finished(ConformanceStudy study, bool finished) =>
        Assert.True(finished || EndsEarly, $"There was no point after {study.Trials.Count} trials.");

    /// <summary>Every point is of the space, written as the space writes it, and none stands twice.</summary>
    private static void AssertSound(ConformanceStudy study)
    {
        foreach (var trial in study.Trials)
        {
            var own = study.Spec.Space.Check(trial.Parameters, out var errors);
            Assert.Empty(errors);
            Assert.Equal(own, trial.Parameters);
        }

        Assert.Distinct(study.Trials.Select(t => t.Parameters));
    }
}
