using System.Diagnostics;
using OrleansTune.Core.Spaces;
using OrleansTune.Training.Trainers;
using static TorchSharp.torch;

namespace OrleansTune.Training.Tests.Mlp;

// Counts of the whole process: no other test may run beside these.
[Collection(ProcessWideCounts.Name)]
public sealed class MlpClassifierMemoryTests
{
    [Fact]
    public void An_epoch_leaves_no_tensor_behind_and_a_disposed_trainer_none_at_all()
    {
        CreateAndTrain(1).Dispose();
        long before = Tensor.TotalCount;
        using (var trainer = CreateAndTrain(1))
        {
            long during = Tensor.TotalCount;
            for (int i = 0; i < 3; i++)
                trainer.TrainEpoch(CancellationToken.None);
            trainer.Save(new MemoryStream());
            Assert.Equal(during, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Memory_stays_flat_over_many_epochs_and_trainers()
    {
        CreateAndTrain(30).Dispose();
        long before = ResidentMegabytes();
        CreateAndTrain(120).Dispose();
        for (int i = 0; i < 20; i++)
            CreateAndTrain(2).Dispose();
        Assert.InRange(ResidentMegabytes() - before, -1000, 48);
    }

    private static ITrainer CreateAndTrain(int epochs)
    {
        var trainer = Perceptrons.Create(1, ("dropout", ParameterValue.Of(0.2)), ("optimizer", ParameterValue.Of("adam")));
        for (int i = 0; i < epochs; i++)
            trainer.TrainEpoch(CancellationToken.None);
        return trainer;
    }

    private static long ResidentMegabytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 >> 20;
    }
}
