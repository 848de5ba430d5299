using System.Xml.Linq;

namespace OrleansTune.Core.Tests.Architecture;

/// <summary>Versions of packages stand in one file.</summary>
public class PackageVersionTests
{
    private static readonly XElement Central = XElement.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));

    private static readonly IReadOnlyList<XElement> BuildFiles = [.. Repository.BuildFiles().Select(file => XElement.Load(file))];

    [Fact]
    public void Versions_are_managed_centrally()
    {
        Assert.Equal("true", Central.Descendants("ManagePackageVersionsCentrally").Single().Value);
        Assert.Contains(BuildFiles, file => file.Descendants("PackageReference").Any());
        Assert.DoesNotContain(
            BuildFiles.Descendants("PackageReference"), r => r.Attribute("Version") is not null || r.Attribute("VersionOverride") is not null);
        Assert.Empty(BuildFiles.Descendants("PackageVersion"));
    }

    [Fact]
    public void Every_package_in_use_has_one_exact_version()
    {
        var versions = Central.Descendants("PackageVersion").ToList();
        var names = versions.Select(v => (string)v.Attribute("Include")!).ToList();
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        Assert.All(versions, v => Assert.Matches(@"^(\d[\w.+-]*|\$\(\w+\))$", (string)v.Attribute("Version")!));
        Assert.Empty(BuildFiles.SelectMany(file => Repository.Items(file, "PackageReference")).Except(names));
    }
}
