using OrleansTune.Hosting.Storage;
using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Hosting.Tests.Storage;

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
    public void PostgreSql_needs_a_server_and_a_sensible_number_of_writers()
    {
        var errors = Errors(new() { Provider = "postgresql", PostgreSql = { Writers = 0 } });

        Assert.Collection(
            errors,
            error => Assert.Equal("Property Storage:PostgreSql:Writers: is 0; expected a whole number from 1 to 16.", error),
            error => Assert.StartsWith("Property Storage:PostgreSql:ConnectionString: names no server;", error, StringComparison.Ordinal));
        Assert.Empty(Errors(new() { Provider = "PostgreSql", PostgreSql = { ConnectionString = "Host=db;Database=tuning" } }));
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_told_of_without_its_password()
    {
        var error = Assert.Single(Errors(new() { Provider = "PostgreSql", PostgreSql = { ConnectionString = "Host=db;Password=secret;Colour=red" } }));

        Assert.Contains("Storage:PostgreSql:ConnectionString: is no connection string of PostgreSQL", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_built_without_Azure_says_so() => Assert.Contains(
        "Property Storage:Provider: names a store that this program was built without; build it with -p:AzureStorage=true.",
        Errors(new() { Provider = "AzureStorage", AzureStorage = { ConnectionString = "UseDevelopmentStorage=true" } }));

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
