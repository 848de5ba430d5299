using System.Net;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>Expectations on answers still to come.</summary>
internal static class AnswerExpectations
{
    /// <summary>The answer, which must have a status.</summary>
    public static async Task<Answer> Expect(this Task<Answer> pending, HttpStatusCode status)
    {
        var answer = await pending;
        Assert.True(status == answer.Status, $"Expected {(int)status}, got {(int)answer.Status}: {answer.Body}");
        return answer;
    }

    /// <summary>What a 200 answer holds.</summary>
    public static async Task<T> Ok<T>(this Task<Answer> pending) => (await pending.Expect(HttpStatusCode.OK)).As<T>();
}
