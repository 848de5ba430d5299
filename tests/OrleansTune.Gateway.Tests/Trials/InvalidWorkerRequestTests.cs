using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Trials;

[Collection(GatewayTests.Name)]
public sealed class InvalidWorkerRequestTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData(":ask", """{"count":0}""", "count")]
    [InlineData(":ask", """{"count":1001}""", "count")]
    [InlineData(":ask", """{"count":-1}""", "count")]
    [InlineData(":ask", """{"count":1.5}""", "count")]
    [InlineData(":ask", """{"count":"2"}""", "count")]
    [InlineData(":ask", """{"count":99999999999}""", "count")]
    [InlineData(":ask", """{"Count":1}""", "Count")]
    [InlineData(":ask", """{"worker":7}""", "worker")]
    [InlineData(":ask", """{"worker":"\ud800"}""", "worker")]
    [InlineData("/0:report", """{"value":1}""", "step")]
    [InlineData("/0:report", """{"step":0,"value":1}""", "step")]
    [InlineData("/0:report", """{"step":1}""", "value")]
    [InlineData("/0:report", """{"step":1,"value":NaN}""", "value")]
    [InlineData("/0:report", """{"step":1,"value":-Infinity}""", "value")]
    [InlineData("/0:report", """{"step":1,"value":1e999}""", "value")]
    [InlineData("/0:report", """{"step":1,"value":"NaN"}""", "value")]
    [InlineData("/0:report", """{"step":1,"values":[1,Infinity]}""", "values[1]")]
    [InlineData("/0:report", """{"step":1,"values":[1,2]}""", "values")]
    [InlineData("/0:report", """{"step":1,"values":[null]}""", "values[0]")]
    [InlineData("/0:report", """{"step":1,"value":1,"values":[1]}""", "values")]
    [InlineData("/0:report", """{"step":null,"value":1}""", "step")]
    [InlineData("/0:tell", "{}", "value")]
    [InlineData("/0:tell", """{"value":NaN}""", "value")]
    [InlineData("/0:tell", """{"value":1e400}""", "value")]
    [InlineData("/0:tell", """{"values":[]}""", "values")]
    [InlineData("/0:tell", """{"value":true}""", "value")]
    [InlineData("/0:tell", """{"value":1,"constraints":[1]}""", "constraints")]
    [InlineData("/0:tell", """{"value":1,"colour":"red"}""", "colour")]
    [InlineData("/0:tell", """{"state":"running"}""", "state")]
    [InlineData("/0:tell", """{"state":"lost"}""", "state")]
    [InlineData("/0:tell", """{"state":3}""", "state")]
    [InlineData("/0:tell", """{"state":"failed","value":1}""", "state")]
    [InlineData("/0:tell", """{"value":1,"reason":"because"}""", "reason")]
    [InlineData("", """{"trials":[]}""", "trials")]
    [InlineData("", """{"trials":{}}""", "trials")]
    [InlineData("", """{"trials":[{"parameters":{"x":2,"kind":"a"}}]}""", "trials[0].parameters.x")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5}}]}""", "trials[0].parameters.kind")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a","z":1}}]}""", "trials[0].parameters.z")]
    [InlineData("", """{"trials":[{"parameters":{"x":[1],"kind":"a"}}]}""", "trials[0].parameters.x")]
    [InlineData("", """{"trials":[{"parameters":{"x":1e999,"kind":"a"}}]}""", "trials[0].parameters.x")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"}},{"parameters":{"x":0.5,"kind":"a"},"value":1}]}""", "trials")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"value":1,"values":[1]}]}""", "trials[0].values")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"values":[1,2]}]}""", "trials[0].values")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"state":"running"}]}""", "trials[0].state")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"reason":"why"}]}""", "trials[0].state")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"value":1,"state":"failed"}]}""", "trials[0].values")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"value":1,"ended":"2030-01-31T12:00:00"}]}""", "trials[0].ended")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"value":1,"steps":[{"step":1}]}]}""", "trials[0].steps[0].values")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"value":1,"steps":[{"step":0,"values":[1]}]}]}""", "trials[0].steps[0].step")]
    [InlineData("", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"value":1,"steps":[{"step":1,"values":["x"]}]}]}""", "trials[0].steps[0].values[0]")]
    public async Task A_faulty_body_is_refused_with_its_field_and_changes_nothing(string route, string body, string field)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("sound");
        await api.Post($"{study}/trials:ask").Expect(HttpStatusCode.OK);
        var before = await api.Get($"{study}/trials");
        (await api.PostText($"{study}/trials{route}", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, field);
        Assert.Equal(before.Body, (await api.Get($"{study}/trials")).Body);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("one")]
    [InlineData("99999999999")]
    public async Task A_trial_that_is_not_there_is_not_found(string number)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("few");
        await api.Post($"{study}/trials:ask").Expect(HttpStatusCode.OK);
        (await api.Get($"{study}/trials/{number}")).Refusal(HttpStatusCode.NotFound, ErrorCodes.TrialNotFound);
        (await api.Post($"{study}/trials/{number}:tell", new { value = 1 })).Refusal(HttpStatusCode.NotFound, ErrorCodes.TrialNotFound);
        (await api.Post($"{study}/trials/{number}:report", new { step = 1, value = 1 })).Refusal(HttpStatusCode.NotFound, ErrorCodes.TrialNotFound);
        (await api.Post($"{study}/trials/{number}:heartbeat")).Refusal(HttpStatusCode.NotFound, ErrorCodes.TrialNotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("tab\tkey")]
    [InlineData("TOO-LONG")]
    public async Task A_faulty_idempotency_key_is_refused(string key)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("keys");
        string sent = key == "TOO-LONG" ? new string('k', 201) : key;
        (await api.Post($"{study}/trials:ask", null, sent)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, "Idempotency-Key");
        Assert.Equal(0, (await api.Get(study).Ok<StudyResource>()).Trials.Total);
    }

    [Theory]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=1001", "pageSize")]
    [InlineData("pageSize=ten", "pageSize")]
    [InlineData("pageSize=", "pageSize")]
    [InlineData("pageSize=1&pageSize=2", "pageSize")]
    [InlineData("pageToken=%20", "pageToken")]
    [InlineData("pageToken=bm90LWEtbnVtYmVy", "pageToken")]
    [InlineData("state=lost", "state")]
    [InlineData("state=Running", "state")]
    [InlineData("state=0", "state")]
    public async Task A_faulty_query_is_refused_with_its_parameter(string query, string field)
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("queried");
        (await api.Get($"{study}/trials?{query}")).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, field);
    }
}
