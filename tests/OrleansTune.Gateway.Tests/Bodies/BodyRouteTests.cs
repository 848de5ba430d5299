using System.Net;
using System.Text;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Bodies;

[Collection(GatewayTests.Name)]
public sealed class BodyRouteTests(GatewayFixture gateway)
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("""{"name":"a"} trailing""")]
    [InlineData("""{"name":"a",}""")]
    [InlineData("""{"name":"a","name":"b"}""")]
    [InlineData("""{/* comment */"name":"a"}""")]
    public async Task Malformed_JSON_is_refused(string body)
    {
        using var api = await gateway.EditorAsync();
        (await api.PostText("v1/studies", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
    }

    [Fact]
    public async Task Malformed_JSON_is_refused_with_the_place()
    {
        using var api = await gateway.EditorAsync();
        var problem = (await api.PostText("v1/studies", "{\n  \"stop\": {\"maxTrials\": 1x}}")).Refusal(
            HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, "stop.maxTrials");
        Assert.Contains("line 2", problem.Errors![0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_field_is_refused_with_what_was_probably_meant()
    {
        using var api = await gateway.EditorAsync();
        string study = await api.CreateStudyAsync("misspelt");
        var problem = (await api.PostText($"{study}/trials:ask", """{"cuont":2,"Worker":"w"}""")).Refusal(
            HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, "cuont");
        Assert.Contains("'count'", problem.Errors![0].Message, StringComparison.Ordinal);
        Assert.Contains("'worker'", problem.Errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_nested_too_deep_is_refused()
    {
        using var api = await gateway.EditorAsync();
        string deep = $"{{\"name\":{new string('[', 500_000)}{new string(']', 500_000)}}}";
        (await api.PostText("v1/studies", deep)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_refused()
    {
        using var api = await gateway.EditorAsync();
        byte[] body = [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        (await api.PostBytes("v1/studies", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
        (await api.PostBytes("v1/studies", Encoding.Unicode.GetBytes("{}"))).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
    }

    [Theory]
    [InlineData("""{"name":"\ud800"}""", "name")]
    [InlineData("""{"\udc00":1}""", "body")]
    public async Task Text_that_is_half_a_surrogate_pair_is_refused(string body, string field)
    {
        using var api = await gateway.EditorAsync();
        (await api.PostText("v1/studies", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest, field);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Another_media_type_is_refused(string? contentType)
    {
        using var api = await gateway.EditorAsync();
        (await api.PostBytes("v1/studies", "{}"u8.ToArray(), contentType)).Refusal(HttpStatusCode.UnsupportedMediaType, ErrorCodes.UnsupportedMediaType);
    }

    [Theory]
    [InlineData((1 << 20) + 1)]
    [InlineData(10_000_000)]
    public async Task A_body_over_a_megabyte_is_refused(int bytes)
    {
        using var api = await gateway.EditorAsync();
        string body = $"{{\"name\":\"{new string('a', bytes - 11)}\"}}";
        (await api.PostText("v1/studies", body)).Refusal(HttpStatusCode.RequestEntityTooLarge, ErrorCodes.BodyTooLarge);
        Assert.Empty((await api.Get("v1/studies").Ok<Page<StudyResource>>()).Items);
    }

    [Fact]
    public async Task A_body_over_a_megabyte_without_a_length_is_refused()
    {
        using var api = await gateway.EditorAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "v1/studies") { Content = new ByteArrayContent(new byte[2_000_000]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        (await api.Send(request)).Refusal(HttpStatusCode.RequestEntityTooLarge, ErrorCodes.BodyTooLarge);
    }

    [Fact]
    public async Task A_body_of_just_a_megabyte_is_read()
    {
        using var api = await gateway.EditorAsync();
        string body = $"{{\"name\":\"{new string('a', (1 << 20) - 11)}\"}}";
        (await api.PostText("v1/studies", body)).Refusal(HttpStatusCode.BadRequest, ErrorCodes.InvalidSpec, "name");
    }
}
