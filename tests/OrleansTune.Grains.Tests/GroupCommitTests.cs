namespace OrleansTune.Grains.Tests;

public sealed class GroupCommitTests
{
    private readonly List<TaskCompletionSource> _writes = [];
    private readonly GroupCommit _commit;

    public GroupCommitTests() => _commit = new GroupCommit(() =>
    {
        var write = new TaskCompletionSource();
        _writes.Add(write);
        return write.Task;
    });

    [Fact]
    public async Task Calls_before_the_write_begins_share_it() => await OnOneThread(async () =>
    {
        var calls = new[] { _commit.CommitAsync(), _commit.CommitAsync(), _commit.CommitAsync() };
        await Task.Yield();
        Assert.Single(_writes);
        _writes[0].SetResult();
        await Task.WhenAll(calls);
        Assert.Single(_writes);
    });

    [Fact]
    public async Task Calls_during_a_write_share_the_next_one() => await OnOneThread(async () =>
    {
        var first = await BegunAsync();
        var second = _commit.CommitAsync();
        var third = _commit.CommitAsync();
        Assert.Single(_writes);
        _writes[0].SetResult();
        await first;
        Assert.False(second.IsCompleted);
        await BegunAsync(2);
        _writes[1].SetResult();
        await Task.WhenAll(second, third);
        Assert.Equal(2, _writes.Count);
    });

    [Fact]
    public async Task A_failure_reaches_the_callers_of_that_write_and_nobody_else() => await OnOneThread(async () =>
    {
        var first = await BegunAsync();
        var second = _commit.CommitAsync();
        _writes[0].SetException(new IOException("full"));
        await Assert.ThrowsAsync<IOException>(() => first);
        await BegunAsync(2);
        _writes[1].SetResult();
        await second;

        var third = _commit.CommitAsync();
        await BegunAsync(3);
        _writes[2].SetResult();
        await third;
    });

    [Fact]
    public async Task A_write_that_fails_at_once_leaves_nobody_waiting() => await OnOneThread(async () =>
    {
        var commit = new GroupCommit(() => throw new IOException("gone"));
        await Assert.ThrowsAsync<IOException>(commit.CommitAsync);
        await Assert.ThrowsAsync<IOException>(commit.CommitAsync);
    });

    /// <summary>Begins a commit, or goes on until the write of that number has begun.</summary>
    private async Task<Task> BegunAsync(int writes = 1)
    {
        var commit = writes == 1 ? _commit.CommitAsync() : Task.CompletedTask;
        while (_writes.Count < writes)
            await Task.Yield();
        return commit;
    }

    /// <summary>Runs a test as a grain would run it: one continuation at a time.</summary>
    private static Task OnOneThread(Func<Task> test) => Task.Factory.StartNew(
        test, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();
}
