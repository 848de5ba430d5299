using System.Text.Json;

namespace OrleansTune.Core.Tests.Studies.Specs;

public class SpecFaultTests
{
    [Theory]
    [InlineData("""{"name": "x", "type": "float", "low": 2, "high": 1}""", "low", "expected at most high, which is 1, got 2")]
    [InlineData("""{"name": "x", "type": "float", "low": 0, "high": 1, "log": true}""", "low", "above 0 because log is true")]
    [InlineData("""{"name": "x", "type": "float", "low": "0", "high": 1}""", "low", "expected a finite number, got the string '0'")]
    [InlineData("""{"name": "x", "type": "float", "low": "NaN", "high": 1}""", "low", "expected a finite number, got the string 'NaN'")]
    [InlineData("""{"name": "x", "type": "float", "low": 0, "high": 1e999}""", "high", "expected a finite number, got the number 1e999")]
    [InlineData("""{"name": "x", "type": "float", "low": -1e308, "high": 1e308}""", "high", "too far from low")]
    [InlineData("""{"name": "x", "type": "float", "low": 0}""", "high", "is missing; expected the largest value")]
    [InlineData("""{"name": "x", "type": "float", "low": 0, "high": 1, "step": 0}""", "step", "expected a number above 0, got 0")]
    [InlineData("""{"name": "x", "type": "float", "low": 1, "high": 2, "step": 0.5, "log": true}""", "step", "cannot be combined with log")]
    [InlineData("""{"name": "x", "type": "float", "low": 0, "high": 1, "step": 1e-12}""", "step", "expected at least 1E-08")]
    [InlineData("""{"name": "x", "type": "float", "low": 0, "high": 1, "log": "yes"}""", "log", "expected true or false, got the string 'yes'")]
    [InlineData("""{"name": "x", "type": "float", "low": 0, "high": 1, "hihg": 1}""", "hihg", "did you mean 'high'?")]
    [InlineData("""{"name": "x", "type": "float", "low": 0, "high": 1, "choices": [1]}""", "choices", "known: name, type, when, low, high, log, step")]
    [InlineData("""{"name": "x", "type": "int", "low": 0.5, "high": 1}""", "low", "expected a whole number")]
    [InlineData("""{"name": "x", "type": "int", "low": 0, "high": 1e15}""", "high", "expected a whole number from -1000000000000 to 1000000000000")]
    [InlineData("""{"name": "x", "type": "int", "low": 0, "high": 99999999999999999999}""", "high", "expected a whole number")]
    [InlineData("""{"name": "x", "type": "int", "low": 0, "high": 8, "log": true}""", "low", "expected at least 1 because log is true, got 0")]
    [InlineData("""{"name": "x", "type": "int", "low": 1, "high": 8, "log": true, "step": 2}""", "step", "cannot be combined with log")]
    [InlineData("""{"name": "x", "type": "int", "low": 1, "high": 8, "step": 0}""", "step", "expected a whole number from 1")]
    [InlineData("""{"name": "x", "type": "categorical", "choices": []}""", "choices", "expected at least one of values, got an empty list")]
    [InlineData("""{"name": "x", "type": "categorical", "choices": "sgd"}""", "choices", "expected a list of values, got the string 'sgd'")]
    [InlineData("""{"name": "x", "type": "categorical", "choices": ["a", "b", "a"]}""", "choices[2]", "a stands twice")]
    [InlineData("""{"name": "x", "type": "categorical", "choices": [1, 1.0]}""", "choices[1]", "1 stands twice")]
    [InlineData("""{"name": "x", "type": "categorical", "choices": [null]}""", "choices[0]", "got nothing")]
    [InlineData("""{"name": "x", "type": "ordinal", "values": [[1]]}""", "values[0]", "got a list")]
    [InlineData("""{"name": "x", "type": "fixed"}""", "value", "is missing")]
    [InlineData("""{"name": "x", "type": "uniform"}""", "type", "known: float, int, categorical, ordinal, fixed")]
    [InlineData("""{"name": "x", "type": "floats"}""", "type", "did you mean 'float'?")]
    [InlineData("""{"name": "x"}""", "type", "is missing; expected float, int")]
    [InlineData("""{"type": "fixed", "value": 1}""", "name", "is missing")]
    [InlineData("""{"name": "a b", "type": "fixed", "value": 1}""", "name", "expected a name")]
    [InlineData("""{"name": "", "type": "fixed", "value": 1}""", "name", "1 to 1000 characters, got 0")]
    [InlineData("""{"name": 5, "type": "fixed", "value": 1}""", "name", "expected a string, got the number 5")]
    public void A_faulty_parameter_is_named_with_its_field(string parameter, string field, string message)
    {
        var error = Assert.Single(SpecReading.Read(SpecReading.WithSpace(parameter)).Errors);

        Assert.Equal($"searchSpace[0].{field}", error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"later": [1]}""", "when.later", "'later' stands later")]
    [InlineData("""{"x": [1]}""", "when.x", "cannot depend on itself")]
    [InlineData("""{"kin": [1]}""", "when.kin", "did you mean 'kind'?")]
    [InlineData("""{"kind": ["c"]}""", "when.kind[0]", "the string 'c' is no value of 'kind', which is one of a, b")]
    [InlineData("""{"kind": ["a", "a"]}""", "when.kind[1]", "a stands twice")]
    [InlineData("""{"kind": []}""", "when.kind", "got an empty list")]
    [InlineData("""{"kind": "a"}""", "when.kind", "expected a list of values of kind, got the string 'a'")]
    [InlineData("""["kind"]""", "when", "expected an object, got a list")]
    public void A_faulty_condition_is_named_with_its_field(string when, string field, string message)
    {
        var error = Assert.Single(SpecReading.Read(SpecReading.WithSpace(
            """{"name": "kind", "type": "categorical", "choices": ["a", "b"]}""",
            $$"""{"name": "x", "type": "fixed", "value": 1, "when": {{when}}}""",
            """{"name": "later", "type": "fixed", "value": 1}""")).Errors);

        Assert.Equal($"searchSpace[1].{field}", error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name": "c", "atLeast": "3"}""", "atLeast", "expected a finite number, got the string '3'")]
    [InlineData("""{"name": "c", "atLeast": 3, "atMost": 4}""", "atLeast", "stands beside atMost; expected one of the two")]
    public void A_faulty_bound_of_a_managed_study_is_named(string constraint, string field, string message)
    {
        var error = Assert.Single(SpecReading.Read(SpecReading.With(("constraints", $"[{constraint}]"), ("execution", """{"trainer": "any"}"""))).Errors);
        Assert.Equal($"constraints[0].{field}", error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "\"\"", "name", "got 0")]
    [InlineData("name", "\"-a\"", "name", "beginning with a letter or digit")]
    [InlineData("name", "\"a/b\"", "name", "expected a name")]
    [InlineData("objectives", "[]", "objectives", "expected at least one of objectives")]
    [InlineData("objectives", """{"loss": "minimize"}""", "objectives", "expected a list of objectives, got an object")]
    [InlineData("objectives", """[{"name": "loss"}]""", "objectives[0].direction", "expected minimize or maximize")]
    [InlineData("objectives", """[{"name": "loss", "direction": "maximise"}]""", "objectives[0].direction", "did you mean 'maximize'?")]
    [InlineData("constraints", """[{"name": "c"}, {"name": "c"}]""", "constraints[1].name", "'c' stands twice")]
    [InlineData("constraints", """[{"name": "c", "atMost": 3}]""", "constraints[0].atMost", "belongs to studies that the cluster trains")]
    [InlineData("constraints", """["c"]""", "constraints[0]", "expected an object, got the string 'c'")]
    [InlineData("searchSpace", "[]", "searchSpace", "expected at least one of parameters")]
    [InlineData("sampler", "\"gp\"", "sampler", "expected an object, got the string 'gp'")]
    [InlineData("sampler", """{"name": "GP"}""", "sampler.name", "did you mean 'gp'? known: auto, random, gp")]
    [InlineData("sampler", """{"name": "gp", "a": [{"b": -1e400}]}""", "sampler.a[0].b", "expected a finite number")]
    [InlineData("execution", """{"trainer": "t", "options": {"a": 1e400}}""", "execution.options.a", "expected a finite number")]
    [InlineData("seed", "1e999", "seed", "expected a whole number")]
    [InlineData("stop", """{"maxResource": 1e999}""", "stop.maxResource", "expected a whole number")]
    [InlineData("sampler", """{}""", "sampler.name", "is missing")]
    [InlineData("scheduler", """{"name": "ahsa"}""", "scheduler.name", "did you mean 'asha'?")]
    [InlineData("scheduler", """{"name": "asha", "eta": 1}""", "scheduler.eta", "expected a whole number from 2")]
    [InlineData("scheduler", """{"name": "asha", "max_resource": 9}""", "scheduler.max_resource", "did you mean 'maxResource'?")]
    [InlineData("scheduler", """{"name": "asha", "minResource": 30}""", "scheduler.maxResource", "expected at least minResource, which is 30, got 27")]
    [InlineData("scheduler", """{"name": "asha", "mode": "stop"}""", "scheduler.mode", "known: promotion, stopping")]
    [InlineData("stop", """{"maxTrials": 1.5}""", "stop.maxTrials", "expected a whole number")]
    [InlineData("stop", """{"deadline": "2030-01-31T12:00:00"}""", "stop.deadline", "a time with its offset")]
    [InlineData("stop", """{"target": "good"}""", "stop.target", "expected a finite number")]
    [InlineData("stop", """{"minImprovement": 0}""", "stop.minImprovement", "expected a number above 0")]
    [InlineData("execution", """{"trainer": ""}""", "execution.trainer", "1 to 1000 characters")]
    [InlineData("execution", """{"trainer": "t", "options": []}""", "execution.options", "expected an object, got a list")]
    [InlineData("execution", """{"trainer": "t", "slots": 0}""", "execution.slots", "expected slots above 0")]
    [InlineData("execution", """{"trainer": "t", "slots": -0.5}""", "execution.slots", "expected slots above 0")]
    [InlineData("execution", """{"trainer": "t", "slots": 0.0005}""", "execution.slots", "in steps of 0.001")]
    [InlineData("execution", """{"trainer": "t", "slots": 1025}""", "execution.slots", "up to 1024")]
    [InlineData("execution", """{"trainer": "t", "slots": "half"}""", "execution.slots", "expected a finite number")]
    [InlineData("execution", """{"trainer": "t", "priority": 0.5}""", "execution.priority", "expected a whole number from -1000 to 1000")]
    [InlineData("execution", """{"trainer": "t", "priority": 1001}""", "execution.priority", "expected a whole number from -1000 to 1000")]
    [InlineData("execution", """{"trainer": "t", "parallel": 0}""", "execution.parallel", "expected a whole number from 1")]
    [InlineData("lease", """{"seconds": 604801}""", "lease.seconds", "from 1 to 604800")]
    [InlineData("lease", """{"retries": -1}""", "lease.retries", "expected a whole number from 0")]
    [InlineData("seed", "18446744073709551616", "seed", "from 0 to 18446744073709551615")]
    [InlineData("seed", "1.5", "seed", "expected a whole number")]
    [InlineData("searchspace", "[]", "searchspace", "did you mean 'searchSpace'?")]
    public void A_faulty_section_is_named_with_its_field(string section, string json, string field, string message)
    {
        var error = Assert.Single(SpecReading.Read(SpecReading.With((section, json))).Errors);

        Assert.Equal(field, error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lease_does_not_go_with_an_execution()
    {
        string json = SpecReading.With(("lease", "{}"), ("execution", """{"trainer": "t"}"""));
        Assert.Equal("lease", Assert.Single(SpecReading.Read(json).Errors).Field);
    }

    [Theory]
    [InlineData("target")]
    [InlineData("minImprovement")]
    public void A_rule_about_the_objective_needs_a_single_one(string rule)
    {
        string json = SpecReading.With(
            ("objectives", """[{"name": "a", "direction": "minimize"}, {"name": "b", "direction": "maximize"}]"""),
            ("stop", $$"""{"{{rule}}": 1}"""));
        Assert.Equal($"stop.{rule}", Assert.Single(SpecReading.Read(json).Errors).Field);
    }

    [Fact]
    public void More_than_a_thousand_parameters_are_refused_as_such()
    {
        var many = Enumerable.Range(0, 1001).Select(i => $$"""{"name": "p{{i}}", "type": "fixed", "value": 1}""").ToArray();

        Assert.Equal("expected at most 1000 parameters, got 1001", Assert.Single(SpecReading.Read(SpecReading.WithSpace(many)).Errors).Message);
        Assert.NotNull(SpecReading.Read(SpecReading.WithSpace(many[..1000])).Spec);
    }

    [Fact]
    public void A_flood_of_faults_is_cut_off_and_counted()
    {
        var many = Enumerable.Repeat("""{"type": "fixed"}""", 1000).ToArray();
        var errors = SpecReading.Read(SpecReading.WithSpace(many)).Errors;

        Assert.Equal(501, errors.Count);
        Assert.Equal("and 1500 more errors", errors[^1].Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("3")]
    public void A_spec_that_is_no_object_is_refused(string json) =>
        Assert.StartsWith("expected an object", Assert.Single(SpecReading.Read(json).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void An_undefined_element_is_refused() =>
        Assert.Equal("expected an object, got nothing", Assert.Single(SpecReading.Reader.Read(default).Errors).Message);

    [Theory]
    [InlineData("""{"name": "\ud800"}""", "name", "is not valid Unicode text")]
    [InlineData("""{"\udc00": 1}""", "", "has a field whose name is not valid Unicode text")]
    public void Broken_text_is_refused_before_anything_else(string json, string field, string message)
    {
        var error = Assert.Single(SpecReading.Read(json).Errors);
        Assert.Equal((field, message), (error.Field, error.Message));
    }

    [Fact]
    public void A_field_that_stands_twice_is_refused()
    {
        string json = SpecReading.Minimal.Replace("\"name\": \"a\"", "\"name\": \"a\", \"name\": \"b\"", StringComparison.Ordinal);
        var error = Assert.Single(SpecReading.Read(json).Errors);
        Assert.Equal(("name", "stands twice in the same object"), (error.Field, error.Message));
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        string deep = new string('[', 200) + new string(']', 200);
        using var document = JsonDocument.Parse($$"""{"sampler": {{deep}}}""", new() { MaxDepth = 1000 });
        Assert.Contains("levels deep", Assert.Single(SpecReading.Reader.Read(document.RootElement).Errors).Message, StringComparison.Ordinal);
    }
}
