using System.Text.Json;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Studies.Specs;

namespace OrleansTune.Core.Tests.Studies.Specs;

public sealed class StudyAmendmentReaderTests
{
    [Fact]
    public void What_is_given_is_read_and_the_rest_is_left()
    {
        var amendment = Read("""{"stop":{"maxTrials":7,"maxResource":50,"deadline":"2030-01-31T12:00:00Z","target":0.5},"parallel":10000}""");
        var stop = new StopSpec { MaxTrials = 7, MaxResource = 50, Deadline = new(2030, 1, 31, 12, 0, 0, TimeSpan.Zero), Target = 0.5 };
        Assert.Equal(new() { Stop = stop, Parallel = 10_000 }, amendment);
        Assert.Equal(new() { Stop = new() }, Read("""{"stop":{}}"""));
        Assert.Equal(new(), Read("""{"stop":null,"parallel":null}"""));
    }

    [Theory]
    [InlineData("""{"seed":2}""", "seed")]
    [InlineData("""{"name":"other"}""", "name")]
    [InlineData("""{"execution":{"parallel":2}}""", "execution")]
    [InlineData("""{"stop":{"maxTrial":1}}""", "stop.maxTrial")]
    [InlineData("""{"stop":{"maxTrials":0}}""", "stop.maxTrials")]
    [InlineData("""{"stop":{"maxTrials":"7"}}""", "stop.maxTrials")]
    [InlineData("""{"stop":{"deadline":"2030-01-31T12:00:00"}}""", "stop.deadline")]
    [InlineData("""{"stop":{"target":1e400}}""", "stop.target")]
    [InlineData("""{"stop":[]}""", "stop")]
    [InlineData("""{"parallel":0}""", "parallel")]
    [InlineData("""{"parallel":10001}""", "parallel")]
    [InlineData("""{"parallel":2.5}""", "parallel")]
    [InlineData("""{"parallel":1,"parallel":2}""", "parallel")]
    [InlineData("""[]""", "")]
    public void Anything_else_is_refused_by_its_field(string json, string field) =>
        Assert.Equal([field], Refusal(json).Errors.Select(e => e.Field));

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var refusal = Refusal("""{"stop":{"maxTrials":0,"maxResource":0},"parallel":0,"colour":"red"}""");
        Assert.Equal(["colour", "stop.maxTrials", "stop.maxResource", "parallel"], refusal.Errors.Select(e => e.Field));
    }

    [Fact]
    public void A_target_needs_a_single_objective() => Assert.Equal(
        "stop.target",
        Assert.Single(Refusal("""{"stop":{"target":1}}""", Spec("loss", "size")).Errors).Field);

    private static StudyException Refusal(string json, StudySpec? spec = null)
    {
        var refusal = Assert.Throws<StudyException>(() => Read(json, spec));
        Assert.Equal(RefusalCodes.InvalidRequest, refusal.Code);
        return refusal;
    }

    private static StudyAmendment Read(string json, StudySpec? spec = null)
    {
        using var document = JsonDocument.Parse(json);
        return StudyAmendmentReader.Read(document.RootElement, spec ?? Spec("loss"));
    }

    private static StudySpec Spec(params string[] objectives) => new()
    {
        Name = "amended",
        Objectives = [.. objectives.Select(name => new Objective(name, Direction.Minimize))],
        Space = new([new FloatParameter("x", 0, 1)]),
    };
}
