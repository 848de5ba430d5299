using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OrleansTune.Client.Tests.Packaging;

public sealed partial class PackageTests
{
    private static readonly string[] Frameworks = ["net10.0", "net8.0"];

    [Theory]
    [InlineData("OrleansTune.Client", true)]
    [InlineData("OrleansTune.Contracts", false)]
    public async Task A_package_holds_both_frameworks_documentation_symbols_and_a_readme_and_no_Orleans(string project, bool hasDependencies)
    {
        string folder = Directory.CreateTempSubdirectory("orleanstune-pack-").FullName;
        try
        {
            await PackAsync(Path.Combine(Root(), "src", project), folder);
            using var package = ZipFile.OpenRead(Directory.GetFiles(folder, "*.nupkg").Single());
            using var symbols = ZipFile.OpenRead(Directory.GetFiles(folder, "*.snupkg").Single());
            foreach (string framework in Frameworks)
            {
                Assert.NotNull(package.GetEntry($"lib/{framework}/{project}.dll"));
                Assert.True(package.GetEntry($"lib/{framework}/{project}.xml")!.Length > 1000, "The documentation is empty.");
                Assert.NotNull(symbols.GetEntry($"lib/{framework}/{project}.pdb"));
            }

            Assert.NotNull(package.GetEntry("README.md"));
            Assert.DoesNotContain(package.Entries, e => e.Name.Contains("Orleans.", StringComparison.Ordinal) && !e.Name.StartsWith(project, StringComparison.Ordinal));
            using var nuspec = package.GetEntry($"{project}.nuspec")!.Open();
            var metadata = XDocument.Load(nuspec).Descendants().ToList();
            Assert.Equal("README.md", metadata.Single(e => e.Name.LocalName == "readme").Value);
            var dependencies = metadata.Where(e => e.Name.LocalName == "dependency").Select(e => (string)e.Attribute("id")!).ToList();
            Assert.Equal(hasDependencies, dependencies.Contains("OrleansTune.Contracts"));
            Assert.DoesNotContain(dependencies, id => id.StartsWith("Microsoft.Orleans", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_samples_of_the_readme_are_the_ones_that_compile()
    {
        string readme = File.ReadAllText(Path.Combine(Root(), "src", "OrleansTune.Client", "README.md"));
        string compiled = Squeezed(File.ReadAllText(Path.Combine(Root(), "tests", "OrleansTune.Client.Tests", "Packaging", "ReadmeSamples.cs")));
        var samples = Sample().Matches(readme).Select(m => Squeezed(m.Groups[1].Value)).ToList();
        Assert.Equal(3, samples.Count);
        Assert.All(samples, sample => Assert.Contains(sample, compiled, StringComparison.Ordinal));
    }

    private static string Squeezed(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static async Task PackAsync(string project, string folder)
    {
        // This process's own settings of the build, such as the place of MSBuild, must not reach another one.
        var start = new ProcessStartInfo("dotnet", ["pack", project, "-c", "Release", "-m:1", "-nologo", "-o", folder]) { RedirectStandardOutput = true };
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var pack = Process.Start(start)!;
        string output = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        Assert.True(pack.ExitCode == 0, output);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OrleansTune.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds OrleansTune.sln.");
        return folder.FullName;
    }

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();
}
