using CsCheck;
using OrleansTune.Gateway.Tests.Hosting;

namespace OrleansTune.Gateway.Tests.Bodies;

[Collection(GatewayTests.Name)]
public sealed class MangledBodyTests(GatewayFixture gateway)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "\\u0000", "null", "true", "NaN", "-0", "1e999", "1e-999", "0.1.2", "9223372036854775808",
        "\"name\"", "\"low\"", "\"when\"", "\"values\"", "\uFFFF", "\u0000", " ", "\n", "é",
    ];

    private static readonly (string Method, string Route, string Body)[] Sound =
    [
        ("POST", "v1/studies", Specs.External("mangled").ToJsonString()),
        ("POST", "v1/studies", Specs.Managed("mangled-managed").ToJsonString()),
        ("POST", "v1/studies/mangled/trials", """{"trials":[{"parameters":{"x":0.5,"kind":"a"},"value":1}]}"""),
        ("POST", "v1/studies/mangled/trials:ask", """{"count":1,"worker":"w"}"""),
        ("POST", "v1/studies/mangled/trials/0:report", """{"step":1,"value":1,"worker":"w"}"""),
        ("POST", "v1/studies/mangled/trials/0:tell", """{"values":[1],"constraints":[]}"""),
        ("POST", "v1/studies/mangled/trials/0:tell", """{"state":"failed","reason":"r"}"""),
        ("PATCH", "v1/studies/mangled", """{"stop":{"maxTrials":5000,"target":-100},"parallel":2}"""),
    ];

    private static readonly Gen<(string Method, string Route, string Body)> Mangled =
        from sound in Gen.Int[0, Sound.Length - 1].Select(i => Sound[i])
        from cuts in Gen.Select(Gen.Int[0, sound.Body.Length], Gen.Int[0, 8], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])).Array[1, 3]
        select (sound.Method, sound.Route, cuts.Aggregate(sound.Body, Mangle));

    /// <summary>Whatever is sent, the answer is a result or a refusal with problem details, and the server has no fault.</summary>
    [Fact]
    public async Task A_mangled_body_is_taken_or_refused_and_never_breaks_the_server()
    {
        using var api = await gateway.EditorAsync();
        await api.CreateStudyAsync("mangled");
        await api.Post("v1/studies/mangled/trials:ask", new { worker = "w" });
        await Mangled.SampleAsync(
            async sent =>
            {
                var answer = sent.Method == "PATCH" ? await api.PatchText(sent.Route, sent.Body) : await api.PostText(sent.Route, sent.Body);
                Assert.True((int)answer.Status is 200 or 201 or (>= 400 and < 500), $"{(int)answer.Status} to {sent.Body}: {answer.Body}");
                if ((int)answer.Status >= 400)
                    answer.Problem();
            },
            iter: 400,
            threads: 1);
    }

    private static string Mangle(string body, (int At, int Length, string Piece) cut)
    {
        int at = Math.Min(cut.At, body.Length);
        return body.Remove(at, Math.Min(cut.Length, body.Length - at)).Insert(at, cut.Piece);
    }
}
