using System.Xml.Linq;
using OrleansTune.TestSupport;

namespace OrleansTune.Core.Tests.Architecture;

/// <summary>The project files of the repository that these tests were built in.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Folder;

    /// <summary>The projects of a top folder, by name.</summary>
    public static IReadOnlyDictionary<string, XElement> Projects(string folder) => ProjectFiles(folder)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => XElement.Load(file));

    public static IEnumerable<string> ProjectFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories);

    /// <summary>Every file that takes part in building the projects of both top folders.</summary>
    public static IEnumerable<string> BuildFiles() => ProjectFiles("src").Concat(ProjectFiles("tests"))
        .Concat(new[] { "src", "tests" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "Directory.*")))
        .Concat(Directory.EnumerateFiles(Path.Combine(Root, ".build"), "*.props", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(Path.Combine(Root, ".build"), "*.targets", SearchOption.AllDirectories));

    /// <summary>What a project includes as an item of some type, such as PackageReference.</summary>
    public static IEnumerable<string> Items(XElement project, string type) =>
        project.Descendants(type).Select(item => (string?)item.Attribute("Include")).OfType<string>();

    /// <summary>Names of the projects that a project refers to.</summary>
    public static IEnumerable<string> References(XElement project) =>
        Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
}
