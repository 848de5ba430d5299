using CsCheck;
using OrleansTune.Core.Studies.Specs;

namespace OrleansTune.Core.Tests.Studies.Specs;

public class StudySpecWriterTests
{
    [Fact]
    public void The_canonical_form_writes_defaults_out_in_a_fixed_order() => Assert.Equal(
        string.Concat(
            """{"name":"a","objectives":[{"name":"loss","direction":"minimize"}],"constraints":[],""",
            """ "searchSpace":[{"name":"x","type":"float","low":0,"high":1,"log":false}],"sampler":{"name":"auto"}, """,
            """ "scheduler":{"name":"none","minResource":1,"maxResource":27,"eta":3,"mode":"stopping"},"stop":{}, """,
            """ "lease":{"seconds":600,"retries":2},"seed":77}""").Replace(" ", null, StringComparison.Ordinal),
        Canonical(SpecReading.Minimal));

    [Fact]
    public void What_was_written_reads_back_as_the_same_study() => SpecJsonGen.Good.Sample(json =>
    {
        string canonical = Canonical(json);
        Assert.Equal(canonical, Canonical(canonical));
    });

    [Fact]
    public void Other_spellings_of_a_study_have_the_same_canonical_form()
    {
        string one = SpecReading.With(
            ("searchSpace", """[{"type": "int", "name": "x", "high": 8.0, "low": 1}, {"name": "y", "type": "fixed", "value": 1, "when": {"x": [2, 1.0]}}]"""),
            ("sampler", """{"name": "gp", "b": {"z": 1.0, "a": 2}, "a": 1e1}"""),
            ("stop", """{"deadline": "2030-01-31T12:00:00+01:00"}"""),
            ("constraints", "null"));
        string other = SpecReading.With(
            ("searchSpace", """[{"name": "x", "type": "int", "low": 1e0, "high": 8, "log": false}, {"name": "y", "when": {"x": [1, 2]}, "type": "fixed", "value": 1}]"""),
            ("sampler", """{"a": 10, "b": {"a": 2.0, "z": 1}, "name": "gp"}"""),
            ("stop", """{"deadline": "2030-01-31T11:00:00Z"}"""),
            ("scheduler", """{"name": "none", "eta": 3, "mode": "stopping"}"""),
            ("lease", """{"retries": 2}"""),
            ("seed", "77"));

        Assert.Equal(Canonical(one), Canonical(other));
    }

    [Theory]
    [InlineData("seed", "78")]
    [InlineData("name", "\"b\"")]
    [InlineData("stop", """{"maxTrials": 5}""")]
    [InlineData("objectives", """[{"name": "loss", "direction": "maximize"}]""")]
    [InlineData("sampler", """{"name": "random"}""")]
    [InlineData("scheduler", """{"name": "asha"}""")]
    [InlineData("searchSpace", """[{"name": "x", "type": "float", "low": 0, "high": 1.0000000000000002}]""")]
    [InlineData("searchSpace", """[{"name": "x", "type": "fixed", "value": 1}]""")]
    [InlineData("execution", """{"trainer": "t"}""")]
    public void Another_study_has_another_canonical_form(string section, string json) =>
        Assert.NotEqual(Canonical(SpecReading.Minimal), Canonical(SpecReading.With((section, json))));

    [Fact]
    public void A_choice_keeps_its_kind()
    {
        string json = Canonical(SpecReading.WithSpace("""{"name": "x", "type": "categorical", "choices": [1.0, 2, "3", true, 1e20]}"""));
        Assert.Contains("[1.0,2,\"3\",true,1E+20]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_never_throws_whatever_the_JSON() => SpecJsonGen.Any.Sample(ReadsOrRefuses, iter: 20_000);

    [Fact]
    public void Reading_never_throws_whatever_is_wrong_in_a_good_spec() => SpecJsonGen.Damaged.Sample(ReadsOrRefuses, iter: 5_000);

    private static void ReadsOrRefuses(string json)
    {
        var result = SpecReading.Read(json);
        Assert.Equal(result.Spec is null, result.Errors.Count > 0);
        if (result.Spec is { } spec)
            Assert.Equal(StudySpecWriter.ToJson(spec), Canonical(StudySpecWriter.ToJson(spec)));
    }

    private static string Canonical(string json)
    {
        var result = SpecReading.Read(json);
        Assert.True(result.Spec is not null, $"{json}: {string.Join("; ", result.Errors)}");
        return StudySpecWriter.ToJson(result.Spec);
    }
}
