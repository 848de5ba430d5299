using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests.Errors;

public sealed class ErrorMappingTests
{
    [Theory]
    [InlineData(400, ErrorCodes.InvalidSpec, typeof(InvalidRequestException))]
    [InlineData(401, ErrorCodes.Unauthenticated, typeof(AuthenticationException))]
    [InlineData(403, ErrorCodes.Forbidden, typeof(ForbiddenException))]
    [InlineData(404, ErrorCodes.StudyNotFound, typeof(NotFoundException))]
    [InlineData(409, ErrorCodes.StudyExists, typeof(ConflictException))]
    [InlineData(413, ErrorCodes.BodyTooLarge, typeof(InvalidRequestException))]
    [InlineData(415, ErrorCodes.UnsupportedMediaType, typeof(InvalidRequestException))]
    [InlineData(429, ErrorCodes.QuotaExceeded, typeof(QuotaExceededException))]
    [InlineData(500, ErrorCodes.Internal, typeof(ServerFaultException))]
    [InlineData(503, ErrorCodes.Unavailable, typeof(ServiceUnavailableException))]
    public async Task A_problem_becomes_the_exception_that_says_what_to_do(int status, string code, Type expected)
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Problem((HttpStatusCode)status, code));
        using var client = server.Client();
        var error = await Assert.ThrowsAnyAsync<OrleansTuneException>(() => client.Studies.CreateAsync(Samples.Spec));
        Assert.IsType(expected, error);
        Assert.Equal((code, (HttpStatusCode?)status), (error.Code, error.Status));
        Assert.Contains(code, error.Message);
    }

    [Fact]
    public async Task Faults_come_with_their_fields()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Problem(
            HttpStatusCode.BadRequest, ErrorCodes.InvalidSpec, new("searchSpace[0].low", "must be above 0."), new("sampler.name", "is unknown.")));
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => client.Studies.CreateAsync(Samples.Spec));
        Assert.Equal(["searchSpace[0].low", "sampler.name"], error.Errors.Select(e => e.Field));
        Assert.Contains("searchSpace[0].low: must be above 0.", error.Message);
    }

    [Fact]
    public async Task A_quota_says_when_to_come_back()
    {
        using var server = new ScriptedServer(_ =>
        {
            var response = ScriptedServer.Problem(HttpStatusCode.TooManyRequests, ErrorCodes.QuotaExceeded);
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return response;
        });
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<QuotaExceededException>(() => client.Studies.Get("sample").AskAsync());
        Assert.Equal(TimeSpan.FromSeconds(7), error.RetryAfter);
    }

    [Fact]
    public async Task A_proxy_s_page_in_between_is_a_typed_error_too()
    {
        using var server = new ScriptedServer(_ => new(HttpStatusCode.BadGateway) { Content = new StringContent("<html>", null, "text/html") });
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => client.Studies.Get("sample").DescribeAsync());
        Assert.Null(error.Code);
        Assert.Contains("502", error.Message);
    }

    [Fact]
    public async Task An_answer_that_is_not_of_this_surface_is_a_server_fault()
    {
        using var server = new ScriptedServer(_ => new(HttpStatusCode.OK) { Content = new StringContent("<html>") });
        using var client = server.Client();
        await Assert.ThrowsAsync<ServerFaultException>(() => client.Studies.Get("sample").DescribeAsync());
    }
}
