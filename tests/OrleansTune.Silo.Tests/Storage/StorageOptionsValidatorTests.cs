using OrleansTune.Hosting.Storage;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage;

public class StorageOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Errors(new()));

    [Theory]
    [InlineData("sqlite", "normal")]
    [InlineData("SQLITE", "FULL")]
    public void Names_are_known_in_any_letter_case(string provider, string synchronous) =>
        Assert.Empty(Errors(new() { Provider = provider, Sqlite = { Synchronous = synchronous } }));

    [Fact]
    public void Every_error_is_listed_with_its_key()
    {
        var errors = Errors(new() { Provider = "Oracle", Directory = " ", Sqlite = { Synchronous = "Off" } });

        Assert.Collection(
            errors,
            error => Assert.Equal("Property Storage:Provider: 'Oracle' is not known; expected one of: Sqlite, PostgreSql, AzureStorage.", error),
            error => Assert.Equal("Property Storage:Directory: is empty; expected the path of a directory.", error),
            error => Assert.Equal("Property Storage:Sqlite:Synchronous: 'Off' is not known; expected one of: Full, Normal.", error));
    }

    [Fact]
    public void A_file_is_no_directory()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["file"], "");

        Assert.Contains("is a file", Assert.Single(Errors(new() { Directory = directory["file"] })), StringComparison.Ordinal);
        Assert.Contains("character", Assert.Single(Errors(new() { Directory = "a\0b" })), StringComparison.Ordinal);
    }

    private static string[] Errors(StorageOptions options) =>
        [.. new StorageOptionsValidator().Validate(null, options).Failures ?? []];
}
