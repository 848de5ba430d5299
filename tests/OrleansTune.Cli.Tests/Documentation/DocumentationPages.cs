using System.Text.RegularExpressions;
using OrleansTune.TestSupport;

namespace OrleansTune.Cli.Tests.Documentation;

/// <summary>The Markdown pages of the repository: README.md and what lies in docs/.</summary>
internal static partial class DocumentationPages
{
    /// <summary>The pages' paths from the top.</summary>
    public static IEnumerable<string> All =>
        Directory.EnumerateFiles(RepositoryRoot.File("docs"), "*.md").Select(file => Path.GetRelativePath(RepositoryRoot.Folder, file)).Append("README.md").Order(StringComparer.Ordinal);

    /// <summary>A page's text.</summary>
    public static string Read(string page) => File.ReadAllText(RepositoryRoot.File(page));

    /// <summary>The fenced blocks of a page in one of some languages.</summary>
    public static IEnumerable<string> Blocks(string page, params string[] languages) => Fence().Matches(Read(page))
        .Where(block => languages.Contains(block.Groups["language"].Value))
        .Select(block => block.Groups["text"].Value);

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
