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

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    public async Task A_proxy_s_page_in_between_is_a_typed_error_too(int status)
    {
        using var server = new ScriptedServer(_ => new((HttpStatusCode)status) { Content = new StringContent("<html>", null, "text/html") });
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<ServiceUnavailableException>(() => client.Studies.Get("sample").DescribeAsync());
        Assert.Null(error.Code);
        Assert.Contains($"{status}", error.Message);
    }

    [Fact]
    public async Task An_answer_that_is_not_of_this_surface_is_a_server_fault()
    {
        using var server = new ScriptedServer(_ => new(HttpStatusCode.OK) { Content = new StringContent("<html>") });
        using var client = server.Client();
        await Assert.ThrowsAsync<ServerFaultException>(() => client.Studies.Get("sample").DescribeAsync());
    }
}
