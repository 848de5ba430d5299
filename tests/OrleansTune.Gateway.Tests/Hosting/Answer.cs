using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrleansTune.Contracts;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>A gateway's answer, read to its end.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, string? MediaType, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body as what the contracts say.</summary>
    public T As<T>() => JsonSerializer.Deserialize(Body, (JsonTypeInfo<T>)ContractsJsonContext.Default.GetTypeInfo(typeof(T))!)!;

    /// <summary>The problem details of a refusal, which every refusal has.</summary>
    public Problem Problem()
    {
        Assert.True(MediaType == Contracts.Problem.MediaType, $"{(int)Status} {MediaType}: {Body}");
        var problem = As<Problem>();
        Assert.Equal((int)Status, problem.Status);
        Assert.False(string.IsNullOrEmpty(problem.Detail));
        Assert.DoesNotContain("   at ", Body, StringComparison.Ordinal);
        return problem;
    }

    /// <summary>Checks that this is a refusal of a status and code that names a field.</summary>
    public Problem Refusal(HttpStatusCode status, string code, string? field = null)
    {
        Assert.True(status == Status, $"{(int)Status}: {Body}");
        var problem = Problem();
        Assert.Equal(code, problem.Code);
        if (field is not null)
            Assert.Contains(field, (problem.Errors ?? []).Select(e => e.Field));
        return problem;
    }
}
