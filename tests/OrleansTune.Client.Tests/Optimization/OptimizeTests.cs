using System.Collections.Concurrent;
using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests.Optimization;

public sealed class OptimizeTests
{
    [Fact]
    public async Task Four_workers_tell_every_trial_once_and_end_with_the_study()
    {
        var study = new FakeStudy(30);
        int together = 0, most = 0;
        var end = await OptimizeAsync(study, async trial =>
        {
            int now = Interlocked.Increment(ref together);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref together);
            return trial.Parameters.GetDouble("x");
        }, parallelism: 4);
        Assert.Equal(StudyState.Completed, end.State);
        Assert.Equal(Enumerable.Range(0, 30), study.Told.Select(t => t.Number).Order());
        Assert.All(study.Told, t => Assert.Equal(t.Number / 100.0, t.Result.Value));
        Assert.InRange(most, 1, 4);
        Assert.Equal(30, study.Told.Select(t => t.Key).Distinct().Count());
        Assert.All(study.Told, t => Assert.False(string.IsNullOrEmpty(t.Result.Worker)));
    }

    [Fact]
    public async Task A_plain_function_is_an_objective()
    {
        var study = new FakeStudy(3);
        using var server = study.Serve();
        using var client = server.Client();
        await client.Studies.Get("sample").OptimizeAsync(trial => trial.Number * 2.0, parallelism: 2);
        Assert.Equal([0, 2, 4], study.Told.Select(t => t.Result.Value!.Value).Order());
    }

    [Fact]
    public async Task What_the_objective_throws_is_told_as_the_failure_s_reason()
    {
        var study = new FakeStudy(2);
        await OptimizeAsync(study, trial => trial.Number == 0
            ? throw new InvalidOperationException("no data")
            : Task.FromResult(double.NaN));
        Assert.Equal(
            [(TrialState.Failed, "InvalidOperationException: no data"), (TrialState.Failed, "The objective returned NaN.")],
            study.Told.Select(t => (t.Result.State!.Value, t.Result.Reason!)));
    }

    [Fact]
    public async Task Stopped_trials_are_not_told_and_paused_ones_go_on_where_they_were()
    {
        var study = new FakeStudy(2)
        {
            Decide = (number, report) => (number, report.Step) switch
            {
                (0, 2) => TrialDecision.Stop,
                (1, 1) => TrialDecision.Pause,
                _ => TrialDecision.Continue,
            },
        };
        await OptimizeAsync(study, async trial =>
        {
            for (int step = (trial.Resume?.Step ?? 0) + 1; step <= 3; step++)
                await trial.ReportAsync(step, 1.0 / step);
            return 1;
        });
        Assert.Equal([1], study.Told.Select(t => t.Number));
        Assert.Equal([(0, 1), (0, 2), (1, 1), (1, 2), (1, 3)], study.Reported);
    }

    [Fact]
    public async Task An_objective_may_catch_a_pause_to_save_its_checkpoint()
    {
        var study = new FakeStudy(1) { Decide = (_, report) => report.Step == 1 ? TrialDecision.Pause : TrialDecision.Continue };
        var saved = new ConcurrentBag<TrialDecision>();
        await OptimizeAsync(study, async trial =>
        {
            try
            {
                await trial.ReportAsync((trial.Resume?.Step ?? 0) + 1, 0.5);
            }
            catch (TrialInterruptedException e)
            {
                Assert.True(trial.CancellationToken.IsCancellationRequested);
                saved.Add(e.Decision);
            }

            return 7;
        });
        Assert.Equal([TrialDecision.Pause], saved);
        Assert.Equal(7, Assert.Single(study.Told).Result.Value);
    }

    [Fact]
    public async Task A_server_restart_is_outlasted_with_the_same_idempotency_key()
    {
        var study = new FakeStudy(1);
        var keys = new List<string>();
        int away = 3;
        study.Intercept = request =>
        {
            if (request.Path.EndsWith(":tell", StringComparison.Ordinal))
                keys.Add(request.IdempotencyKey!);
            return keys.Count > 0 && away-- > 0 ? throw new HttpRequestException("refused") : null;
        };
        var end = await OptimizeAsync(study, _ => Task.FromResult(1.0));
        Assert.Equal(StudyState.Completed, end.State);
        Assert.Equal(4, keys.Count);
        Assert.Single(keys.Distinct());
        Assert.Single(study.Told);
    }

    [Fact]
    public async Task A_trial_lost_to_another_worker_is_let_go()
    {
        var study = new FakeStudy(2);
        study.Intercept = request => request.Path.EndsWith("/0:tell", StringComparison.Ordinal)
            ? Conflict(ErrorCodes.LeaseLost)
            : null;
        await OptimizeAsync(study, _ => Task.FromResult(1.0), endAfter: () => study.Told.Count == 1);
        Assert.Equal([1], study.Told.Select(t => t.Number));
    }

    [Fact]
    public async Task A_lease_lost_while_the_objective_computes_cancels_it()
    {
        var study = new FakeStudy(1) { LeaseSeconds = 1 };
        study.Intercept = request => request.Path.EndsWith(":heartbeat", StringComparison.Ordinal) ? Conflict(ErrorCodes.LeaseLost) : null;
        bool cancelled = false;
        await OptimizeAsync(
            study,
            async trial =>
            {
                await Task.Delay(Timeout.Infinite, trial.CancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
                cancelled = true;
                return 0.0;
            },
            endAfter: () => cancelled);
        Assert.Empty(study.Told);
    }

    [Fact]
    public async Task A_key_revoked_meanwhile_ends_all_workers_with_that_error()
    {
        var study = new FakeStudy(100);
        study.Intercept = request => study.Told.Count >= 5 ? ScriptedServer.Problem(HttpStatusCode.Unauthorized, ErrorCodes.Unauthenticated) : null;
        await Assert.ThrowsAsync<AuthenticationException>(() => OptimizeAsync(study, _ => Task.FromResult(1.0), parallelism: 4));
    }

    [Fact]
    public async Task Cancelling_ends_it_and_tells_nothing_more()
    {
        var study = new FakeStudy(100);
        using var cancel = new CancellationTokenSource();
        using var server = study.Serve();
        using var client = server.Client();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Studies.Get("sample").OptimizeAsync(
            async trial =>
            {
                if (trial.Number == 3)
                    await cancel.CancelAsync();
                trial.CancellationToken.ThrowIfCancellationRequested();
                return 1.0;
            },
            cancellationToken: cancel.Token));
        Assert.Equal([0, 1, 2], study.Told.Select(t => t.Number));
    }

    private static async Task<StudyResource> OptimizeAsync(
        FakeStudy study, Func<TrialContext, Task<double>> objective, int parallelism = 1, Func<bool>? endAfter = null)
    {
        if (endAfter is not null)
        {
            var before = study.Intercept;
            study.Intercept = request => endAfter() && request.Path.EndsWith(":ask", StringComparison.Ordinal)
                ? Conflict(ErrorCodes.StudyNotRunning)
                : before(request);
        }

        using var server = study.Serve();
        using var client = server.Client();
        return await client.Studies.Get("sample").OptimizeAsync(objective, parallelism);
    }

    private static HttpResponseMessage Conflict(string code) => ScriptedServer.Problem(HttpStatusCode.Conflict, code);

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = target; seen < value; seen = target)
            Interlocked.CompareExchange(ref target, value, seen);
    }
}
