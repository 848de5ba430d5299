using System.Diagnostics;

namespace OrleansTune.Deployment.Tests;

/// <summary>Runs a program that an operator would run.</summary>
internal static class Tool
{
    /// <summary>The top of the repository.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    /// <summary>What it printed; the test fails when it exits with another code than 0.</summary>
    public static async Task<string> RunAsync(string program, string[] arguments, string? input = null, string? directory = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory ?? Repository,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["POSTGRES_PASSWORD"] = "tests-only", ["ORLEANSTUNE_ADMIN_KEY"] = "tests-only-admin-key" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}:\n{await output}\n{await error}");
        return await output;
    }

    private static string Above(string directory) => File.Exists(Path.Combine(directory, "OrleansTune.sln"))
        ? directory
        : Above(Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests do not run within the repository."));
}
