using System.Diagnostics;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.Completion;

public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("bash", "complete -o default -F _orleanstune orleanstune")]
    [InlineData("zsh", "#compdef orleanstune")]
    [InlineData("fish", "complete -c orleanstune")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Each_shell_gets_its_script(string shell, string holds)
    {
        var run = await CliRun.OfAsync(["completion", shell]);
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Contains(holds, run.Out, StringComparison.Ordinal);
        Assert.Contains("[suggest:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_shell_is_refused() => Assert.Equal(ExitCodes.Usage, (await CliRun.OfAsync(["completion", "tcsh"])).Code);

    [Theory]
    [InlineData("stu", "study")]
    [InlineData("study cr", "create")]
    [InlineData("study ", "watch")]
    [InlineData("study create --f", "--file")]
    [InlineData("completion ", "zsh")]
    public async Task What_may_come_next_is_suggested(string line, string suggestion)
    {
        var run = await CliRun.OfAsync([$"[suggest:{line.Length}]", line]);
        Assert.Equal(ExitCodes.Done, run.Code);
        Assert.Contains(suggestion, run.Out.Split('\n', StringSplitOptions.TrimEntries));
    }

    /// <summary>The script in a real bash, with a stand-in for the program that shows what it was asked.</summary>
    [Theory]
    [InlineData("orleanstune study cr", 2, "[suggest:8]|study cr", "create")]
    [InlineData("orleanstune ", 1, "[suggest:0]|", "create")]
    public async Task Bash_asks_for_the_words_before_the_cursor_and_offers_those_that_fit(string line, int word, string asked, string offered)
    {
        string script = (await CliRun.OfAsync(["completion", "bash"])).Out;
        string words = string.Join(' ', line.Split(' ').Select(w => $"'{w}'"));
        var (output, error) = await BashAsync($$"""
            {{script}}
            orleanstune() { echo "$1|$2" >&2; printf 'create\nshow\n'; }
            eval "$(declare -f _orleanstune | sed 's#2> */dev/null##')"
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{words}}) COMP_CWORD={{word}}
            _orleanstune
            printf '%s\n' "${COMPREPLY[0]}"
            """);
        Assert.Equal(asked, error.Trim());
        Assert.Equal(offered, output.Trim());
    }

    private static async Task<(string Output, string Error)> BashAsync(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["--norc", "-s"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var error = bash.StandardError.ReadToEndAsync();
        return (await bash.StandardOutput.ReadToEndAsync(), await error);
    }
}
