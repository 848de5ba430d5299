using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Tests.CommandLine;

public sealed class NameSuggestionTests
{
    [Theory]
    [InlineData("digit-mlp", "digits-mlp")]
    [InlineData("DIGITS-MLP", "digits-mlp")]
    [InlineData("fashoin", "fashion")]
    [InlineData("weather", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_meant_if_it_is_near(string typed, string? meant) =>
        Assert.Equal(meant, NameSuggestion.Closest(typed, ["digits-mlp", "fashion", "digits-cnn"]));
}
