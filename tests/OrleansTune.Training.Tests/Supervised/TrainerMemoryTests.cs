using System.Diagnostics;
using System.Globalization;
using OrleansTune.Core.Spaces;
using OrleansTune.Training.Tests.Cnn;
using OrleansTune.Training.Tests.Mlp;
using OrleansTune.Training.Trainers;
using static TorchSharp.torch;

namespace OrleansTune.Training.Tests.Supervised;

// Counts of the whole process: no other test may run beside these.
[Collection(ProcessWideCounts.Name)]
public sealed class TrainerMemoryTests
{
    /// <summary>Epochs that memory is watched over; 1,000 take minutes.</summary>
    private static readonly int Epochs = int.Parse(Environment.GetEnvironmentVariable("ORLEANSTUNE_MEMORY_EPOCHS") ?? "60", CultureInfo.InvariantCulture);

    public static TheoryData<string> Trainers => ["mlp-classifier", "mlp-regressor", "cnn-classifier"];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void An_epoch_leaves_no_tensor_behind_and_a_disposed_trainer_none_at_all(string name)
    {
        CreateAndTrain(name, 1).Dispose();
        long before = Tensor.TotalCount;
        using (var trainer = CreateAndTrain(name, 1))
        {
            long during = Tensor.TotalCount;
            for (int i = 0; i < 3; i++)
                trainer.TrainEpoch(CancellationToken.None);
            trainer.Save(new MemoryStream());
            Assert.Equal(during, Tensor.TotalCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Memory_stays_flat_over_many_epochs_and_trainers(string name)
    {
        CreateAndTrain(name, Math.Max(Epochs / 4, 15)).Dispose();
        var (resident, managed) = Used();
        CreateAndTrain(name, Epochs).Dispose();
        for (int i = 0; i < 10; i++)
            CreateAndTrain(name, 2).Dispose();
        var (residentAfter, managedAfter) = Used();
        Assert.InRange(residentAfter - resident, -1000.0, 48);
        Assert.InRange(managedAfter - managed, -1000.0, 1);
    }

    private static ITrainer CreateAndTrain(string name, int epochs)
    {
        (string, ParameterValue)[] parameters = [("dropout", ParameterValue.Of(0.2)), ("optimizer", ParameterValue.Of("adam"))];
        var trainer = name switch
        {
            "mlp-classifier" => Perceptrons.Create(1, parameters),
            "mlp-regressor" => Regressors.Create(1, parameters),
            _ => ConvolutionalNets.Create(1, parameters),
        };
        for (int i = 0; i < epochs; i++)
            trainer.TrainEpoch(CancellationToken.None);
        return trainer;
    }

    private static (double ResidentMegabytes, double ManagedMegabytes) Used()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return (process.WorkingSet64 / 1048576.0, GC.GetTotalMemory(forceFullCollection: true) / 1048576.0);
    }
}
