using System.Security.Cryptography;
using System.Text;

namespace OrleansTune.Gateway.Tests.DashboardPage;

public sealed class DashboardBuildTests
{
    /// <summary>What <c>build/sourceStamp.ts</c> takes as the dashboard's sources.</summary>
    private static readonly string[] Parts =
        ["build", "index.html", "package-lock.json", "package.json", "public", "src", "tsconfig.json", "vite.config.ts"];

    [Fact]
    public void The_committed_files_were_built_from_the_dashboards_sources()
    {
        string gateway = Path.Combine(Root(), "src", "OrleansTune.Gateway");
        string stamped = File.ReadAllText(Path.Combine(gateway, "wwwroot", "source.sha256")).Trim();
        Assert.True(
            Digest(Path.Combine(gateway, "dashboard")) == stamped,
            "The dashboard's sources changed after its files were built: run `npm ci && npm run build` in src/OrleansTune.Gateway/dashboard and commit wwwroot.");
    }

    private static string Digest(string folder)
    {
        var files = Parts.Select(part => Path.Combine(folder, part))
            .SelectMany(path => File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), Path: path))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        string lines = string.Concat(files.Select(file => $"{file.Name}:{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.Path)))}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "OrleansTune.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
