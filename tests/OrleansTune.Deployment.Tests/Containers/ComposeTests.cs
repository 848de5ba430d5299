using System.Text.RegularExpressions;

namespace OrleansTune.Deployment.Tests.Containers;

public sealed partial class ComposeTests
{
    [Fact]
    public async Task The_file_is_valid_and_complete()
    {
        string config = await Tool.RunAsync("docker-compose", ["config"]);
        foreach (string service in (string[])["gateway-1", "gateway-2", "silo-1", "silo-2", "trainer", "postgres", "azurite", "collector", "prometheus", "grafana"])
            Assert.Contains($"\n  {service}:\n", config, StringComparison.Ordinal);
        Assert.All(Image().Matches(config).Select(m => m.Groups[1].Value), image => Assert.Matches(@":v?[0-9]+\.[0-9]+", image));
    }

    [Fact]
    public async Task Every_setting_is_one_that_the_hosts_read_and_every_mounted_file_is_there()
    {
        string config = await Tool.RunAsync("docker-compose", ["config"]);
        Assert.All(Setting().Matches(config).Select(m => m.Groups[1].Value), name => Assert.True(OptionNames.Knows(name), $"No host has the setting {name}."));
        Assert.All(Mount().Matches(config).Select(m => m.Groups[1].Value), path => Assert.True(Path.Exists(path), $"{path} is mounted and not there."));
    }

    [GeneratedRegex(@"^\s+image: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Image();

    [GeneratedRegex(@"^\s+([A-Z]\w*__\w+):", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\s+- (/\S+):/\S+:ro$", RegexOptions.Multiline)]
    private static partial Regex Mount();
}
