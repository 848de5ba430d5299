using Orleans.Storage;
using Xunit;

namespace OrleansTune.TestSupport.Storage;

public abstract partial class GrainStorageConformance
{
    [Fact]
    public async Task Of_concurrent_first_writes_exactly_one_wins()
    {
        foreach (var round in Enumerable.Range(0, 10))
        {
            var grain = Grain($"a/{round}");
            var winners = await WinnersAsync(grain, Enumerable.Range(1, 16).Select(number => (number, new GrainState<ConformanceState>())));

            var winner = Assert.Single(winners);
            Assert.Equal(winner, await NumberAsync(grain));
        }
    }

    [Fact]
    public async Task Of_concurrent_writes_over_the_same_read_exactly_one_wins()
    {
        var grain = Grain("a/1");
        await WriteAsync(grain, 100);
        foreach (var _ in Enumerable.Range(0, 10))
        {
            var writers = new List<(int, GrainState<ConformanceState>)>();
            foreach (var number in Enumerable.Range(1, 16))
            {
                writers.Add((number, await ReadAsync(grain)));
            }

            var winner = Assert.Single(await WinnersAsync(grain, writers));
            Assert.Equal(winner, await NumberAsync(grain));
        }
    }

    [Fact]
    public async Task Many_writers_in_parallel_lose_nothing()
    {
        const int Grains = 64;
        const int Writes = 20;
        await Task.WhenAll(Enumerable.Range(0, Grains).Select(index => Task.Run(async () =>
        {
            var state = await ReadAsync(Grain($"a/{index}"));
            for (var write = 1; write <= Writes; write++)
            {
                await WriteAsync(Grain($"a/{index}"), write, state);
                Assert.Equal(write, await NumberAsync(Grain($"a/{index}")));
            }
        })));

        foreach (var index in Enumerable.Range(0, Grains))
        {
            Assert.Equal(Writes, await NumberAsync(Grain($"a/{index}")));
        }
    }

    private async Task<int[]> WinnersAsync(GrainId grain, IEnumerable<(int Number, GrainState<ConformanceState> State)> writers)
    {
        var outcomes = await Task.WhenAll(writers.Select(writer => Task.Run(async () =>
        {
            try
            {
                await WriteAsync(grain, writer.Number, writer.State);
                return writer.Number;
            }
            catch (InconsistentStateException)
            {
                return 0;
            }
        })));
        return outcomes.Where(number => number > 0).ToArray();
    }
}
