using System.Text.RegularExpressions;

namespace OrleansTune.Cli.Tests.Documentation;

/// <summary>The Markdown pages of the repository: README.md and what lies in docs/.</summary>
internal static partial class DocumentationPages
{
    /// <summary>The repository's top folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The pages' paths from the top.</summary>
    public static IEnumerable<string> All =>
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Select(file => Path.GetRelativePath(Root, file)).Append("README.md").Order(StringComparer.Ordinal);

    /// <summary>A page's text.</summary>
    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    /// <summary>The fenced blocks of a page in one of some languages.</summary>
    public static IEnumerable<string> Blocks(string page, params string[] languages) => Fence().Matches(Read(page))
        .Where(block => languages.Contains(block.Groups["language"].Value))
        .Select(block => block.Groups["text"].Value);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "OrleansTune.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds OrleansTune.sln.");
    }

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
