using System.CommandLine;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Completion;

/// <summary><c>completion SHELL</c>: the script by which a shell asks this program what may come next.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["bash"] = "orleanstune.bash",
        ["zsh"] = "orleanstune.zsh",
        ["fish"] = "orleanstune.fish",
        ["pwsh"] = "orleanstune.ps1",
    };

    public static Command Create(CommandRunner runner)
    {
        var shell = new Argument<string>("shell") { Description = "The shell that the script is for" };
        shell.AcceptOnlyFromAmong([.. Files.Keys]);
        return runner.Bind(new Command("completion", "Print a script that completes this program's commands and options in a shell") { shell }, async (invocation, cancellationToken) =>
        {
            await invocation.Out.WriteAsync((await ReadAsync(Files[invocation.Get(shell)], cancellationToken)).AsMemory(), cancellationToken);
            return ExitCodes.Done;
        });
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        string name = $"{typeof(CompletionCommand).Namespace}.{file}";
        await using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks the resource {name}.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
