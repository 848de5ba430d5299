using System.Text.Json;

namespace OrleansTune.Contracts.Tests.Trials;

public sealed class TrialRequestTests
{
    [Fact]
    public void Lists_left_out_are_empty()
    {
        Assert.Empty(ContractsJson.Read<AddTrialsRequest>("{}").Trials);
        Assert.Empty(ContractsJson.Read<AddTrialsRequest>("""{"trials":[{}]}""").Trials[0].Parameters);
        Assert.Equal(string.Empty, ContractsJson.Read<CreateTenantRequest>("{}").Name);
    }

    [Fact]
    public void A_misspelt_field_of_a_request_is_refused_by_name()
    {
        var error = Assert.Throws<JsonException>(() => ContractsJson.Read<ReportRequest>("""{"stpe":3,"value":0.5}"""));
        Assert.Contains("stpe", error.Message);
    }

    [Theory]
    [InlineData("""{"step":1,"value":NaN}""")]
    [InlineData("""{"step":1,"value":"NaN"}""")]
    [InlineData("""{"step":1,"values":["Infinity"]}""")]
    public void Values_that_are_no_json_numbers_are_refused(string json) =>
        Assert.Throws<JsonException>(() => ContractsJson.Read<ReportRequest>(json));

    [Fact]
    public void Tells_are_a_value_or_a_failure()
    {
        Assert.Equal("""{"value":0.9}""", ContractsJson.Write(TellRequest.Completed(0.9)));
        Assert.Equal("""{"values":[0.9,2],"constraints":[-1]}""", ContractsJson.Write(TellRequest.Completed([0.9, 2], [-1])));
        Assert.Equal("""{"state":"failed","reason":"out of memory"}""", ContractsJson.Write(TellRequest.Failed("out of memory")));
    }

    [Fact]
    public void A_diverged_measurement_reads_as_null()
    {
        var trial = ContractsJson.Read<TrialResource>(
            """{"number":3,"state":"stopped","parameters":{},"values":[],"steps":[{"step":1,"values":[null]}],"created":"2026-01-01T00:00:00Z"}""");
        Assert.Null(trial.Steps[0].Values[0]);
    }
}
