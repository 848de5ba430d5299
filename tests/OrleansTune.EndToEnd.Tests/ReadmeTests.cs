using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansTune.TestSupport;

namespace OrleansTune.EndToEnd.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_curl_lines_of_the_readme_drive_an_external_study()
    {
        using var data = new TemporaryDirectory();
        await using var server = await ServerProcess.StartAsync(data.FullName, "--slots", "0");
        string lines = CurlBlock().Match(await File.ReadAllTextAsync(RepositoryRoot.File("README.md"))).Groups["lines"].Value;
        Assert.Contains("trials:ask", lines, StringComparison.Ordinal);
        // One answer a line, so that each can be read.
        string script = "set -euo pipefail\n" + lines.Replace("curl -sf", "echo; curl -sf", StringComparison.Ordinal);
        var bash = new ProcessStartInfo("bash", ["-c", script]);
        bash.Environment["ORLEANSTUNE_SERVER"] = server.Url.ToString().TrimEnd('/');
        bash.Environment["ORLEANSTUNE_API_KEY"] = ServerProcess.AdminKey;

        var (exitCode, output) = await CommandLine.RunAsync(bash);

        Assert.True(exitCode == 0, output + server.Output);
        JsonElement[] answers = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(5, answers.Length);
        Assert.Equal("running", answers[0].GetProperty("state").GetString());
        Assert.Equal(0, answers[1].GetProperty("trials")[0].GetProperty("number").GetInt32());
        Assert.Equal("continue", answers[2].GetProperty("decision").GetString());
        Assert.Equal("completed", answers[3].GetProperty("state").GetString());
        Assert.Equal(0.3, answers[4].GetProperty("trials")[0].GetProperty("values")[0].GetDouble());
    }

    [GeneratedRegex(@"<!-- the test suite runs these lines[^\n]*\n```bash\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CurlBlock();
}
