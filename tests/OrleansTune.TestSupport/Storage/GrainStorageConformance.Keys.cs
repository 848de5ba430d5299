using Xunit;

namespace OrleansTune.TestSupport.Storage;

public abstract partial class GrainStorageConformance
{
    /// <summary>Keys that are known to meet in one row somewhere: hexadecimal and GUID look-alikes, separators, letter case, accents.</summary>
    private static readonly string[] AwkwardKeys =
    [
        "1", "01", "0x1", "a", "A", "deadbeef", "DEADBEEF", "00000000000000000000000000000001", "tenant/study", "tenant/study/", "/tenant/study",
        "tenant//study", "tenant/STUDY", "tenant+study", "tenant|study", "tenant study", " tenant/study", "é", "e\u0301", "ß", "研究/🧪", "%", "_", "'; --",
    ];

    [Fact]
    public async Task Keys_that_look_alike_are_different_rows()
    {
        foreach (var (index, key) in AwkwardKeys.Index())
        {
            await WriteAsync(Grain(key), index + 1);
        }

        foreach (var (index, key) in AwkwardKeys.Index())
        {
            Assert.Equal(index + 1, await NumberAsync(Grain(key)));
        }
    }

    [Fact]
    public async Task The_same_key_under_two_grain_types_is_two_rows()
    {
        await WriteAsync(Grain("a/1", type: "study"), 1);
        await WriteAsync(Grain("a/1", type: "trial"), 2);

        Assert.Equal(1, await NumberAsync(Grain("a/1", type: "study")));
        Assert.Equal(2, await NumberAsync(Grain("a/1", type: "trial")));
    }

    [Fact]
    public async Task Two_state_names_of_a_grain_are_two_rows()
    {
        await WriteAsync(Grain("a/1"), 1, name: "head");
        var page = await WriteAsync(Grain("a/1"), 2, name: "history-00000");
        await Storage.ClearStateAsync("history-00000", Grain("a/1"), page);

        Assert.Equal(1, await NumberAsync(Grain("a/1"), "head"));
        Assert.False((await ReadAsync(Grain("a/1"), "history-00000")).RecordExists);
    }
}
