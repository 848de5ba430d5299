using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using OrleansTune.Core.Spaces;
using OrleansTune.Training.Isolation;
using OrleansTune.Training.Processes;
using OrleansTune.Training.Tests.Mlp;
using OrleansTune.Training.Tests.Processes;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Isolation;

public sealed class ChildTrainerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_net_trains_in_a_process_of_its_own_to_the_very_numbers_it_has_here()
    {
        using var here = Perceptrons.Create(3, ("dropout", ParameterValue.Of(0.2)));
        using var there = ChildTrainers.Start(ChildTrainers.Perceptron, seed: 3);
        for (int i = 0; i < 2; i++)
            Assert.Equal(here.TrainEpoch(CancellationToken.None), there.TrainEpoch(CancellationToken.None));
        Assert.Equal(Saved(here), Saved(there));
    }

    [Theory]
    [InlineData("segfault", "The trainer process was killed by SIGSEGV (a crash in native code). Its last output:\nepoch 1 of segfault\nepoch 2 of segfault")]
    [InlineData("abort", "The trainer process was killed by SIGABRT")]
    [InlineData("exit", "The trainer process ended with exit code 3. Its last output:\nepoch 1 of exit\nepoch 2 of exit")]
    [InlineData("throw", "NotSupportedException: no such layer")]
    public void A_trainer_that_crashes_takes_nobody_along_and_leaves_its_last_words(string fault, string message)
    {
        using var trainer = ChildTrainers.Start(fault);
        trainer.TrainEpoch(CancellationToken.None);
        var error = Assert.Throws<TrainerProcessException>(() => trainer.TrainEpoch(CancellationToken.None));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trainer_can_say_from_its_process_that_it_cannot_train_the_trial()
    {
        using var trainer = ChildTrainers.Start("refuse");
        trainer.TrainEpoch(CancellationToken.None);
        var error = Assert.Throws<TrainingImpossibleException>(() => trainer.TrainEpoch(CancellationToken.None));
        Assert.Equal("so deep a net has no gradient", error.Message);
    }

    [Fact]
    public async Task A_trainer_that_is_killed_in_the_middle_of_an_epoch_is_told_of()
    {
        using var trainer = ChildTrainers.Start("hang");
        trainer.TrainEpoch(CancellationToken.None);
        var epoch = Task.Run(() => trainer.TrainEpoch(CancellationToken.None));
        using (var process = Process.GetProcessById(trainer.ProcessId))
            process.Kill();
        var error = await Assert.ThrowsAsync<TrainerProcessException>(() => epoch.WaitAsync(Patience));
        Assert.Contains("SIGKILL (kill -9, or the system was out of memory)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trainer_that_hangs_is_killed_when_its_time_is_over()
    {
        var time = new FakeTimeProvider();
        using var trainer = ChildTrainers.Start("hang", limits: new ChildLimits { EpochTime = TimeSpan.FromMinutes(10) }, time: time);
        trainer.TrainEpoch(CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(9));
        var epoch = Task.Run(() => trainer.TrainEpoch(CancellationToken.None));
        while (!epoch.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAny(epoch, Task.Delay(10));
        }

        var error = await Assert.ThrowsAsync<TrainerProcessException>(() => epoch);
        Assert.StartsWith("The trainer process was killed: an epoch took longer than the 00:10:00 that Trainer:EpochTimeLimit allows.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trainer_that_leaks_is_killed_when_it_outgrows_its_limit()
    {
        using var trainer = ChildTrainers.Start("leak", limits: new ChildLimits { MemoryBytes = 400L << 20 });
        trainer.TrainEpoch(CancellationToken.None);
        var error = await Assert.ThrowsAsync<TrainerProcessException>(() => Task.Run(() => trainer.TrainEpoch(CancellationToken.None)).WaitAsync(Patience));
        Assert.Matches("was killed: it used [0-9]+ MB of memory, more than the 400 MB that Trainer:MemoryLimitMegabytes allows", error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_a_trainer_started_is_gone_with_it(bool isKilled)
    {
        using var trainer = ChildTrainers.Start("spawn");
        trainer.TrainEpoch(CancellationToken.None);
        var started = trainer.TrainEpoch(CancellationToken.None);
        int[] ids = [(int)started["child"], (int)started["grandchild"]];
        Assert.All(ids, id => Assert.True(RunningProcesses.Has(id)));
        if (isKilled)
        {
            using (var process = Process.GetProcessById(trainer.ProcessId))
                process.Kill();
            Assert.Throws<TrainerProcessException>(() => trainer.TrainEpoch(CancellationToken.None));
        }
        else
        {
            trainer.Dispose();
        }

        Assert.All(ids, id => Assert.True(SpinWait.SpinUntil(() => !RunningProcesses.Has(id), Patience)));
    }

    [Fact]
    public async Task An_epoch_that_does_not_heed_its_cancellation_ends_with_its_process()
    {
        using var trainer = ChildTrainers.Start("hang");
        trainer.TrainEpoch(CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        var epoch = Task.Run(() => trainer.TrainEpoch(cancelled.Token));
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => epoch.WaitAsync(Patience));
    }

    [Fact]
    public async Task An_epoch_cancelled_half_way_leaves_the_process_to_go_on_from_a_checkpoint()
    {
        using var trainer = ChildTrainers.Start("slow");
        byte[] start = Saved(trainer);
        using var cancelled = new CancellationTokenSource();
        var epoch = Task.Run(() => trainer.TrainEpoch(cancelled.Token));
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => epoch.WaitAsync(Patience));
        Assert.Throws<InvalidOperationException>(() => trainer.Save(new MemoryStream()));
        trainer.Load(new MemoryStream(start));
        Assert.Equal(start, Saved(trainer));
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_named()
    {
        var task = new ChildTask { Trainer = "sound", Parameters = System.Text.Json.JsonElement.Parse("{}"), Seed = 1, Device = "cpu" };
        var error = Assert.Throws<TrainerProcessException>(() =>
            ChildTrainer.Start(new ChildCommand("/nowhere/orleanstune", []), task, new(), _ => { }, TimeProvider.System, CancellationToken.None));
        Assert.StartsWith("The trainer process cannot be started:", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Saved(OrleansTune.Training.Trainers.ITrainer trainer)
    {
        using var stream = new MemoryStream();
        trainer.Save(stream);
        return stream.ToArray();
    }
}
