using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Trials;

[Collection(ClusterTests.Name)]
public sealed class TrialGrainTests(TestCluster cluster)
{
    private readonly ManagedStudy _study = new(cluster);

    [Fact]
    public async Task A_managed_study_is_trained_rung_by_rung_to_its_end()
    {
        await _study.CreateAsync(trials: 4);
        var trained = new Dictionary<int, int>();
        for (int leases = 0; (await _study.Study.GetAsync()).State == StudyState.Running; leases++)
        {
            Assert.InRange(leases, 0, 20);
            var (lease, task) = await _study.BeginAsync();
            int number = lease.Trial.Number;
            ReportDecision decision;
            do
            {
                int step = trained[number] = trained.GetValueOrDefault(number) + 1;
                decision = await _study.ReportAsync(lease, step, value: number);
            }
            while (decision == ReportDecision.Continue && trained[number] < task.Assignment.Target);
            Assert.NotEqual(ReportDecision.Continue, decision);
        }

        var trials = (await _study.Study.GetTrialsAsync(0, 10, null)).Trials;
        Assert.Equal(4, trials.Count);
        Assert.Equal((TrialState.Completed, 9), (trials[0].State, trials[0].LastStep));
        Assert.All(trials, t => Assert.Equal(trained[t.Number], t.LastStep));
        Assert.All(trials, t => Assert.True(t.IsFinal));
    }

    [Fact]
    public async Task A_trainer_with_an_old_token_is_refused_whatever_it_says()
    {
        await _study.CreateAsync();
        var (old, _) = await _study.BeginAsync();
        var newer = await _study.LeaseAsync("restarted", old.Token);
        Assert.Equal(old.Trial, newer.Trial);
        Assert.NotNull(await _study.Trial(0).BeginAsync(newer.Token, "agent"));

        Func<Task>[] calls =
        [
            () => _study.ReportAsync(old, 1, 1),
            () => _study.Trial(0).HandBackAsync(old.Token, null),
            () => _study.Trial(0).FailedAsync(old.Token, "late"),
            () => _study.Trial(0).BeginAsync(old.Token, "agent"),
        ];
        foreach (var call in calls)
        {
            var refusal = await Assert.ThrowsAsync<StaleLeaseException>(call);
            Assert.Contains($"lease {old.Token}", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(ReportDecision.Pause, await _study.ReportAsync(newer, 1, 1));
        Assert.Equal(2, (await _study.GetAsync(0)).Attempts);
    }

    [Fact]
    public async Task A_trial_whose_trainer_is_lost_five_times_without_an_epoch_fails()
    {
        await _study.CreateAsync(trials: 1);
        long token = 0;
        for (int loss = 0; loss < 5; loss++)
        {
            var lease = await _study.LeaseAsync($"process-{loss}", token);
            Assert.NotNull(await _study.Trial(0).BeginAsync(lease.Token, "agent"));
            token = lease.Token;
        }

        var last = await _study.LeaseAsync("process-5", token);
        Assert.Null(await _study.Trial(0).BeginAsync(last.Token, "agent"));
        var ended = await _study.UntilAsync(s => s.State == StudyState.Completed);
        Assert.Equal(1, ended.Counts[(int)TrialState.Failed]);
        Assert.Equal("its trainer was lost 5 times in a row without finishing an epoch", (await _study.GetAsync(0)).Reason);
    }

    [Fact]
    public async Task An_epoch_between_losses_starts_the_count_anew_and_the_next_trainer_goes_on_from_the_checkpoint()
    {
        await _study.Study.CreateAsync(Specs.Managed(_study.Key, trials: 1).Replace("\"minResource\": 1", "\"minResource\": 9", StringComparison.Ordinal));
        long token = 0;
        for (int loss = 0; loss < 9; loss++)
        {
            var lease = await _study.LeaseAsync($"process-{loss}", token);
            var task = Assert.IsType<TrialTask>(await _study.Trial(0).BeginAsync(lease.Token, "agent"));
            Assert.Equal(loss + 1, task.Attempt);
            Assert.Equal(loss < 4 ? [] : loss == 4 ? [] : [ManagedStudy.Checkpoint(1)], task.Checkpoints);
            if (loss == 4)
                Assert.Equal(ReportDecision.Continue, await _study.ReportAsync(lease, 1, 0.5));
            token = lease.Token;
        }

        Assert.Equal(TrialState.Running, (await _study.GetAsync(0)).State);
    }

    [Fact]
    public async Task A_failing_trainer_is_tried_again_and_then_the_trial_fails_with_the_last_reason()
    {
        await _study.CreateAsync(trials: 1);
        long token = 0;
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            var lease = await _study.LeaseAsync("p", token);
            Assert.True(lease.Token > token);
            Assert.Equal(attempt, (await _study.Trial(0).BeginAsync(lease.Token, "agent"))!.Attempt);
            await _study.Trial(0).FailedAsync(lease.Token, $"error {attempt}");
            token = lease.Token;
        }

        await _study.UntilAsync(s => s.State == StudyState.Completed);
        var trial = await _study.GetAsync(0);
        Assert.Equal((TrialState.Failed, "failed 3 times; last: error 3"), (trial.State, trial.Reason));
    }

    [Fact]
    public async Task A_trial_that_cannot_be_trained_fails_at_once_and_the_study_ends_when_it_is_so_with_all()
    {
        await _study.CreateAsync(trials: 100);
        SlotLease? lease = null;
        for (int number = 0; number < StudyMachine.HopelessTrialsToStop; number++)
        {
            lease = await _study.LeaseAsync("p", lease is null ? [] : [lease.Token]);
            Assert.Equal(number, lease.Trial.Number);
            await _study.Trial(number).BeginAsync(lease.Token, "agent");
            await _study.Trial(number).FailedAsync(lease.Token, "no such layer", isHopeless: true);
            var trial = await _study.GetAsync(number);
            Assert.Equal((TrialState.Failed, "no such layer", 1), (trial.State, trial.Reason, trial.Attempts));
        }

        var ended = await _study.UntilAsync(s => s.State != StudyState.Running);
        Assert.Equal((StudyState.Stopped, "5 trials in a row cannot be trained: no such layer"), (ended.State, ended.Reason));
    }

    [Fact]
    public async Task The_two_newest_checkpoints_are_kept_and_the_rest_deleted()
    {
        await _study.Study.CreateAsync(Specs.Managed(_study.Key, trials: 1).Replace("\"minResource\": 1", "\"minResource\": 9", StringComparison.Ordinal));
        var (lease, _) = await _study.BeginAsync();
        for (int step = 1; step <= 4; step++)
            await _study.ReportAsync(lease, step, 0.5);
        Assert.Equal(["checkpoint-1", "checkpoint-2"], cluster.Checkpoints.DeletedOf(lease.Trial));
        var newer = await _study.LeaseAsync("restarted", lease.Token);
        var task = await _study.Trial(0).BeginAsync(newer.Token, "agent");
        Assert.Equal([4, 3], task!.Checkpoints.Select(c => c.Step));
    }

    [Fact]
    public async Task A_paused_study_gets_its_trial_back_and_goes_on_with_it_when_resumed()
    {
        await _study.Study.CreateAsync(Specs.Managed(_study.Key, trials: 1).Replace("\"minResource\": 1", "\"minResource\": 9", StringComparison.Ordinal));
        var (lease, _) = await _study.BeginAsync();
        await _study.Study.PauseAsync();
        Assert.Equal(ReportDecision.Pause, await _study.ReportAsync(lease, 1, 0.5, checkpoint: false));
        await _study.Trial(0).HandBackAsync(lease.Token, ManagedStudy.Checkpoint(1));
        Assert.Equal(TrialState.Queued, (await _study.GetAsync(0)).State);

        await _study.Study.ResumeAsync();
        var again = await _study.LeaseAsync("p", lease.Token);
        var task = await _study.Trial(0).BeginAsync(again.Token, "agent");
        Assert.Equal([ManagedStudy.Checkpoint(1)], task!.Checkpoints);
        Assert.Equal(ReportDecision.Continue, await _study.ReportAsync(again, 2, 0.4));
    }

    [Fact]
    public async Task A_trial_given_back_between_targets_waits_in_its_place_and_goes_on_from_its_checkpoint_at_no_cost_of_tries()
    {
        await _study.Study.CreateAsync(Specs.Managed(_study.Key, trials: 1).Replace("\"minResource\": 1", "\"minResource\": 9", StringComparison.Ordinal));
        var (lease, _) = await _study.BeginAsync();
        for (int step = 1; step <= 7; step++)
        {
            Assert.Equal(ReportDecision.Continue, await _study.ReportAsync(lease, step, 0.5, checkpoint: false));
            await _study.Trial(0).HandBackAsync(lease.Token, ManagedStudy.Checkpoint(step));
            // The same call again, its answer having been lost, changes nothing.
            await _study.Trial(0).HandBackAsync(lease.Token, ManagedStudy.Checkpoint(step));
            Assert.Equal(TrialState.Queued, (await _study.GetAsync(0)).State);
            lease = await _study.LeaseAsync("p", lease.Token);
            var task = await _study.Trial(0).BeginAsync(lease.Token, "agent");
            Assert.Equal(step, task!.Checkpoints[0].Step);
        }

        Assert.Equal(TrialState.Running, (await _study.GetAsync(0)).State);
        await _study.Trial(0).FailedAsync(lease.Token, "error");
        Assert.Equal(TrialState.Running, (await _study.GetAsync(0)).State);
    }

    [Fact]
    public async Task A_study_that_is_activated_again_does_not_release_again_what_it_has_released()
    {
        await _study.Study.CreateAsync(Specs.Managed(_study.Key, trials: 6).Replace("\"parallel\": 1", "\"parallel\": 1, \"retries\": 0", StringComparison.Ordinal));
        SlotLease? lease = null;
        for (int failed = 0; failed < 4; failed++)
        {
            if (failed == 3)
                await TestCluster.DeactivateAsync(_study.Study);
            lease = lease is null ? await _study.LeaseAsync() : await _study.LeaseAsync("p", lease.Token);
            await _study.Trial(lease.Trial.Number).BeginAsync(lease.Token, "agent");
            await _study.Trial(lease.Trial.Number).FailedAsync(lease.Token, "error");
            while (!cluster.Checkpoints.DeletedOf(lease.Trial).Contains(null))
                await Task.Yield();
        }

        // That the third was released had not been kept yet: to note it is no write of its own.
        for (int number = 0; number < 4; number++)
            Assert.InRange(cluster.Checkpoints.DeletedOf(_study.Key.Trial(number)).Count(name => name is null), 1, number == 2 ? 2 : 1);
    }

    [Fact]
    public async Task Checkpoints_that_cannot_be_read_are_forgotten_and_the_trial_says_so()
    {
        await _study.Study.CreateAsync(Specs.Managed(_study.Key, trials: 1).Replace("\"minResource\": 1", "\"minResource\": 9", StringComparison.Ordinal));
        var (lease, _) = await _study.BeginAsync();
        for (int step = 1; step <= 4; step++)
            await _study.ReportAsync(lease, step, 0.5);
        lease = await _study.LeaseAsync("restarted", lease.Token);
        await _study.Trial(0).BeginAsync(lease.Token, "agent");
        Assert.Equal(["checkpoint-4", "checkpoint-3"], Assert.Single(cluster.Checkpoints.KeptOf(lease.Trial)));

        await _study.Trial(0).LoseCheckpointsAsync(lease.Token, ["checkpoint-4"], 3);
        await _study.Trial(0).LoseCheckpointsAsync(lease.Token, ["checkpoint-4"], 3);
        Assert.Equal("the checkpoint of epoch 4 was damaged or missing; attempt 2 went on after epoch 3", (await _study.GetAsync(0)).Note);
        Assert.Equal(["checkpoint-3"], cluster.Checkpoints.KeptOf(lease.Trial).Last());

        await _study.Trial(0).LoseCheckpointsAsync(lease.Token, ["checkpoint-3"], 0);
        Assert.Equal("the checkpoint of epoch 3 was damaged or missing; attempt 2 went on from the start", (await _study.GetAsync(0)).Note);
        await Assert.ThrowsAsync<StaleLeaseException>(() => _study.Trial(0).LoseCheckpointsAsync(lease.Token - 1, ["checkpoint-3"], 0));
        var again = await _study.LeaseAsync("again", lease.Token);
        Assert.Empty((await _study.Trial(0).BeginAsync(again.Token, "agent"))!.Checkpoints);
        Assert.Equal(4, (await _study.GetAsync(0)).LastStep);
    }

    [Fact]
    public async Task Only_a_trial_that_is_not_in_training_gives_checkpoints_up()
    {
        await _study.Study.CreateAsync(Specs.Managed(_study.Key, trials: 2).Replace("\"minResource\": 1", "\"minResource\": 3", StringComparison.Ordinal));
        var (lease, _) = await _study.BeginAsync();
        await _study.ReportAsync(lease, 1, 0.5);
        await _study.ReportAsync(lease, 2, 0.5);
        Assert.Equal(0, await _study.Trial(0).GiveUpCheckpointsAsync(spares: true));
        Assert.Empty(cluster.Checkpoints.KeptOf(lease.Trial));

        await _study.ReportAsync(lease, 3, 0.5);
        Assert.Equal(7, await _study.Trial(0).GiveUpCheckpointsAsync(spares: false));
        Assert.Equal(7, await _study.Trial(0).GiveUpCheckpointsAsync(spares: true));
        Assert.Equal([["checkpoint-3", "checkpoint-2"], ["checkpoint-3"]], cluster.Checkpoints.KeptOf(lease.Trial));
    }

    [Fact]
    public async Task Garbage_that_cannot_be_deleted_now_does_not_keep_a_trainer_from_its_work()
    {
        await _study.CreateAsync();
        var (lease, _) = await _study.BeginAsync();
        var newer = await _study.LeaseAsync("restarted", lease.Token);
        cluster.Checkpoints.Fault = new IOException("The store is away.");
        try
        {
            Assert.NotNull(await _study.Trial(0).BeginAsync(newer.Token, "agent"));
        }
        finally
        {
            cluster.Checkpoints.Fault = null;
        }
    }

    [Fact]
    public async Task Stopping_a_study_takes_its_trials_from_their_trainers_and_deletes_their_checkpoints()
    {
        await _study.CreateAsync();
        var (lease, _) = await _study.BeginAsync();
        await _study.ReportAsync(lease, 1, 0.5);
        var (second, _) = await _study.BeginAsync();
        await _study.Study.StopAsync();
        while (!cluster.Checkpoints.DeletedOf(second.Trial).Contains(null) || !cluster.Checkpoints.DeletedOf(lease.Trial).Contains(null))
            await Task.Yield();
        await Assert.ThrowsAsync<StaleLeaseException>(() => _study.ReportAsync(second, 1, 0.5));
        Assert.Equal(TrialState.Stopped, (await _study.GetAsync(1)).State);
    }

    [Fact]
    public async Task A_trial_goes_on_where_it_was_when_every_grain_was_lost()
    {
        await _study.CreateAsync();
        var (lease, _) = await _study.BeginAsync();
        await TestCluster.DeactivateAsync(_study.Study);
        await TestCluster.DeactivateAsync(_study.Trial(0));
        await TestCluster.DeactivateAsync(cluster.Broker(Specs.Pool(_study.Key)));
        Assert.Equal(ReportDecision.Pause, await _study.ReportAsync(lease, 1, 0.5));
        var next = await _study.LeaseAsync("p", lease.Token);
        Assert.Equal(1, next.Trial.Number);
    }

    [Fact]
    public async Task A_trial_whose_write_failed_takes_the_same_call_again()
    {
        await _study.CreateAsync();
        var lease = await _study.LeaseAsync();
        cluster.Storage.FailNext(lease.Trial, "training");
        await Assert.ThrowsAsync<OrleansException>(() => _study.Trial(0).BeginAsync(lease.Token, "agent"));
        var task = await _study.Trial(0).BeginAsync(lease.Token, "agent");
        Assert.Equal(1, task!.Attempt);
        cluster.Storage.FailNext(lease.Trial, "training");
        await Assert.ThrowsAsync<OrleansException>(() => _study.ReportAsync(lease, 1, 0.5));
        Assert.Equal(ReportDecision.Pause, await _study.ReportAsync(lease, 1, 0.5));
        Assert.Single((await _study.GetAsync(0)).Steps);
    }

    [Fact]
    public async Task A_trainer_that_the_cluster_does_not_have_is_refused_at_creation()
    {
        var refusal = await Assert.ThrowsAsync<StudyException>(() => _study.Study.CreateAsync(Specs.Managed(_study.Key, trainer: "unknown")));
        Assert.Equal("execution.trainer", Assert.Single(refusal.Errors).Field);
    }

    [Fact]
    public async Task Workers_from_outside_are_refused()
    {
        await _study.CreateAsync();
        var refusal = await Assert.ThrowsAsync<StudyException>(() => _study.Study.AskAsync(new() { Count = 1 }));
        Assert.Equal(RefusalCodes.StudyIsManaged, refusal.Code);
    }
}
