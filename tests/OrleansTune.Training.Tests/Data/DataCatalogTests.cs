using OrleansTune.Training.Data;
using OrleansTune.Training.Data.Digits;

namespace OrleansTune.Training.Tests.Data;

public sealed class DataCatalogTests
{
    private readonly DataCatalog _catalog = new([new DigitsSource()]);

    [Fact]
    public void Finds_the_digits() => Assert.Equal("digits", _catalog.Load("digits", CancellationToken.None).Name);

    [Theory]
    [InlineData("")]
    [InlineData("digit")]
    [InlineData("nothing:here.csv")]
    public void Names_what_there_is_when_asked_for_something_else(string data)
    {
        var error = Assert.Throws<DataUnavailableException>(() => _catalog.Load(data, CancellationToken.None));
        Assert.Equal($"The data '{data}' is unknown; there are: digits.", error.Message);
    }

    [Fact]
    public void The_digits_have_no_location() =>
        Assert.Throws<DataUnavailableException>(() => _catalog.Load("digits:else", CancellationToken.None));

    [Fact]
    public void That_a_file_is_not_there_is_known_without_reading_it()
    {
        using var data = new DataDirectory().With("here.csv", "not a table at all");
        Assert.Null(data.Catalog.Fault("csv:here.csv"));
        Assert.Equal("is not there: the server's data directory has no file 'there.csv' at that place.", data.Catalog.Fault("csv:there.csv"));
        Assert.StartsWith("is incomplete: the folder 'images'", data.Catalog.Fault("idx:images"), StringComparison.Ordinal);
    }
}
