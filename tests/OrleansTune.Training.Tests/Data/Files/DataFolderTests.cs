using OrleansTune.Training.Data;
using OrleansTune.Training.Data.Files;

namespace OrleansTune.Training.Tests.Data.Files;

public sealed class DataFolderTests : IDisposable
{
    private readonly DataDirectory _data = new DataDirectory().With("inner/table.csv", "a,b\n1,2\n3,4\n5,6\n");

    [Fact]
    public void Finds_a_file_within_the_folder() =>
        Assert.Equal(Path.Combine(_data.FullName, "inner", "table.csv"), _data.Folder.Resolve("csv:x", "inner/table.csv"));

    [Theory]
    [InlineData("csv:../secret.csv")]
    [InlineData("csv:inner/../../secret.csv")]
    [InlineData("csv:/etc/passwd")]
    [InlineData("csv:inner//table.csv")]
    [InlineData("csv:./inner/table.csv")]
    [InlineData("csv:..\\secret.csv")]
    [InlineData("csv:")]
    [InlineData("idx:..")]
    [InlineData("idx:/usr/share/datasets/fashion-mnist")]
    public void Refuses_paths_that_could_leave_it_before_any_trial_is_made(string data)
    {
        File.WriteAllText(Path.Combine(_data.Outside, "secret.csv"), "a,b\n1,2\n3,4\n");
        Assert.NotNull(_data.Catalog.Fault(data));
        Assert.Contains("expected", _data.Refusal(data), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("link.csv", "csv:link.csv")]
    [InlineData("link", "csv:link/secret.csv")]
    public void Refuses_links_that_lead_out_of_it_wherever_they_stand_on_the_path(string link, string data)
    {
        string secret = Path.Combine(_data.Outside, "secret.csv");
        File.WriteAllText(secret, "a,b\n1,2\n3,4\n");
        File.CreateSymbolicLink(Path.Combine(_data.FullName, link), link.EndsWith(".csv", StringComparison.Ordinal) ? secret : _data.Outside);
        Assert.Equal("leads out of the server's data directory by a link.", _data.Refusal(data));
    }

    [Fact]
    public void Follows_links_that_stay_within_it()
    {
        File.CreateSymbolicLink(Path.Combine(_data.FullName, "alias"), "inner");
        Assert.Equal(2, _data.Load("csv:alias/table.csv").Training.Count);
    }

    [Fact]
    public void Gives_up_on_links_that_lead_in_a_circle()
    {
        File.CreateSymbolicLink(Path.Combine(_data.FullName, "a"), "b");
        File.CreateSymbolicLink(Path.Combine(_data.FullName, "b"), "a");
        Assert.Contains("links", _data.Refusal("csv:a"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_itself_may_be_reached_by_a_link()
    {
        string alias = Path.Combine(_data.Outside, "alias");
        File.CreateSymbolicLink(alias, _data.FullName);
        Assert.Equal(Path.Combine(_data.FullName, "inner"), new DataFolder(alias).Resolve("csv:x", "inner"));
    }

    [Fact]
    public void Without_a_folder_the_error_names_the_operators_setting()
    {
        var error = Assert.Throws<DataUnavailableException>(() => new DataFolder(null).Resolve("csv:x.csv", "x.csv"));
        Assert.Contains("Trainer:DataDirectory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("has no file 'absent.csv'", _data.Refusal("csv:inner/absent.csv"), StringComparison.Ordinal);

    public void Dispose() => _data.Dispose();
}
