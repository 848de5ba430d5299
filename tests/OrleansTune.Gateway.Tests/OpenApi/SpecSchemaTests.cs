using System.Net;
using OrleansTune.Contracts;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.OpenApi;

[Collection(GatewayTests.Name)]
public sealed class SpecSchemaTests(GatewayFixture gateway)
{
    [Fact]
    public async Task Editors_get_the_schema_without_a_key()
    {
        using var nobody = gateway.Caller(null);
        var answer = await nobody.Get("schemas/study-spec.json").Expect(HttpStatusCode.OK);
        Assert.Equal("application/schema+json", answer.MediaType);
        Assert.Equal(StudySpecSchema.Text, answer.Body);
    }
}
