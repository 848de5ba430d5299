using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansTune.Contracts;
using OrleansTune.Core.Studies;
using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Telemetry;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Gateway.Tests.Problems;

public sealed class ExceptionProblemsTests
{
    public static TheoryData<Exception> Unavailable => new(
        new TimeoutException("Response did not arrive on time in 00:00:30"),
        new SiloUnavailableException("silo S127.0.0.1:1 is gone"),
        new StudyUnavailableException(new StudyKey("t", "s"), "its last write failed"),
        new OperationCanceledException());

    [Theory]
    [MemberData(nameof(Unavailable))]
    public async Task What_passes_is_a_503_that_says_when_to_try_again(Exception exception)
    {
        var (http, problem) = await HandleAsync(exception);
        Assert.Equal((503, ErrorCodes.Unavailable), (problem.Status, problem.Code));
        Assert.Equal("1", http.Response.Headers.RetryAfter);
        Assert.DoesNotContain("127.0.0.1", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_server_tells_nothing_of_its_inside()
    {
        var (_, problem) = await HandleAsync(new InvalidOperationException("password=secret"));
        Assert.Equal((500, ErrorCodes.Internal), (problem.Status, problem.Code));
        Assert.DoesNotContain("secret", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RefusalCodes.InvalidSpec, 400)]
    [InlineData(RefusalCodes.InvalidRequest, 400)]
    [InlineData(RefusalCodes.StudyNotFound, 404)]
    [InlineData(RefusalCodes.TrialNotFound, 404)]
    [InlineData(RefusalCodes.StudyExists, 409)]
    [InlineData(RefusalCodes.StudyNotRunning, 409)]
    [InlineData(RefusalCodes.TrialNotRunning, 409)]
    [InlineData(RefusalCodes.StudyIsManaged, 409)]
    public async Task A_refusal_keeps_its_code_and_fields(string code, int status)
    {
        var (_, problem) = await HandleAsync(new StudyException(code, "It is so.", [new("field", "is faulty")]));
        Assert.Equal((status, code, "It is so."), (problem.Status, problem.Code, problem.Detail));
        Assert.Equal(new FieldError("field", "is faulty"), Assert.Single(problem.Errors!));
    }

    [Theory]
    [InlineData(RefusalCodes.Overloaded, ErrorCodes.Overloaded)]
    [InlineData(RefusalCodes.RunningQuotaReached, ErrorCodes.RunningQuotaReached)]
    public async Task What_there_is_no_room_for_now_is_a_429_that_says_when_to_try_again(string code, string shown)
    {
        var (http, problem) = await HandleAsync(new StudyException(code, "It is so."));
        Assert.Equal((429, shown), (problem.Status, problem.Code));
        Assert.Equal("1", http.Response.Headers.RetryAfter);
    }

    private static async Task<(HttpContext Http, Problem Problem)> HandleAsync(Exception exception)
    {
        var body = new MemoryStream();
        await using var services = new ServiceCollection().AddMetrics().AddSingleton<GatewayInstruments>().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Response.Body = body;
        Assert.True(await new ExceptionProblems(NullLogger<ExceptionProblems>.Instance).TryHandleAsync(http, exception, default));
        Assert.Equal(Problem.MediaType, http.Response.ContentType);
        return (http, JsonSerializer.Deserialize(body.ToArray(), ContractsJsonContext.Default.Problem)!);
    }
}
