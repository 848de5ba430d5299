using System.Text.Json;
using CsCheck;
using OrleansTune.Contracts;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Scheduling;

namespace OrleansTune.Core.Tests.Studies.Specs;

/// <summary>The published schema and the reader agree on the shape of specs.</summary>
public class StudySpecSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(StudySpecSchema.Text).RootElement;
    private static readonly SchemaCheck Check = new(Schema);

    // What the reader says of faults that a schema can see too.
    private static readonly string[] ShapeFaults =
        ["unknown field", "unknown sampler", "unknown scheduler", "is missing", "expected an object", "expected a list", "expected a string", "expected a name",
         "expected true or false", "expected a whole number", "expected a finite number", "expected at least one of", "expected at most"];

    [Fact]
    public void Every_spec_that_the_reader_accepts_is_valid() => SpecJsonGen.Good.Sample(AgreeOn, iter: 2_000);

    [Fact]
    public void A_spec_of_a_faulty_shape_is_invalid_and_refused_alike() => SpecJsonGen.Damaged.Sample(AgreeOn, iter: 5_000);

    [Fact]
    public void Whatever_JSON_is_valid_the_reader_finds_no_fault_of_shape_in() => SpecJsonGen.Any.Sample(AgreeOn, iter: 5_000);

    [Fact]
    public void The_names_are_those_of_the_product()
    {
        Assert.Equal(SamplerCatalog.BuiltIn.Select(f => f.Name).Order(StringComparer.Ordinal), Names("sampler"));
        Assert.Equal(SchedulerCatalog.Default.Factories.Select(f => f.Name).Order(StringComparer.Ordinal), Names("scheduler"));
    }

    private static IEnumerable<string> Names(string section) =>
        Schema.GetProperty("properties").GetProperty(section).GetProperty("properties").GetProperty("name").GetProperty("enum")
            .EnumerateArray().Select(n => n.GetString()!).Order(StringComparer.Ordinal);

    private static void AgreeOn(string json)
    {
        var value = JsonDocument.Parse(json).RootElement;
        // Text that is no text and numbers that are no numbers are faults of JSON itself, not of a shape.
        if (json.Contains("\\ud800", StringComparison.Ordinal) || json.Contains("e400", StringComparison.Ordinal))
            return;
        var read = SpecReading.Read(json);
        bool valid = Check.Accepts(value);
        if (read.Errors.Count == 0)
            Assert.True(valid, $"The reader takes what the schema refuses: {json}");
        if (valid)
            Assert.DoesNotContain(read.Errors, e => ShapeFaults.Any(fault => e.Message.StartsWith(fault, StringComparison.Ordinal)) && !IsBeyondSchemas(e.Field, e.Message));
    }

    /// <summary>Faults that sound like ones of shape but are of how values go together.</summary>
    private static bool IsBeyondSchemas(string field, string message) =>
        // A sampler's own options, a bound that follows from another field, and a seed written as 1.0, which schemas call whole.
        field is "seed" || message.StartsWith("expected at least minResource", StringComparison.Ordinal) || field.StartsWith("sampler.", StringComparison.Ordinal);
}
