using System.Reflection;

namespace OrleansTune.Contracts.Tests.Errors;

public sealed class ErrorCodesTests
{
    [Fact]
    public void Codes_are_unique_snake_case()
    {
        var codes = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(codes);
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[a-z]+(_[a-z]+)*$", code));
    }

    [Fact]
    public void A_problem_reads_with_its_fields()
    {
        var problem = ContractsJson.Read<Problem>(
            """{"type":"about:blank","status":400,"code":"invalid_spec","errors":[{"field":"searchSpace[0].low","message":"must be above 0"}],"traceId":"1"}""");
        Assert.Equal(ErrorCodes.InvalidSpec, problem.Code);
        Assert.Equal("searchSpace[0].low", Assert.Single(problem.Errors!).Field);
    }
}
