using System.Diagnostics;
using OrleansTune.Core.Spaces;
using OrleansTune.Training.Data.Digits;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Trainers;
using TorchSharp;

namespace OrleansTune.Benchmarks.Training;

/// <summary>Measures how many samples a second one thread trains on: <c>mlp-classifier</c> beside TorchSharp's own modules and optimiser, in turns.</summary>
internal static class TrainingCommand
{
    private const int Nodes1 = 256;
    private const int Nodes2 = 128;

    // PyTorch 1.13's eager loop with the same net, one thread of a machine of this kind.
    private static readonly Dictionary<int, double> PyTorch = new() { [32] = 58_000, [128] = 95_300 };

    public static void Run(CommandOptions options)
    {
        int epochs = options.Int("epochs", 10);
        int repeats = options.Int("repeats", 7);
        torch.set_num_threads(1);
        var digits = new DigitsSource().Load(string.Empty, CancellationToken.None);
        Console.WriteLine($"samples/s of one thread, net 64-{Nodes1}-{Nodes2}-10, median of {repeats} times {epochs} epochs of {digits.Training.Count} digits");
        Console.WriteLine("(both measure the validation part after each epoch, which PyTorch's figures leave out)");
        Console.WriteLine($"  {"batch",-8}{"mlp-classifier",16}{"naive loop",14}{"ratio",8}{"PyTorch 1.13",16}");
        foreach (int batch in options.List("batches", "32,128").Select(int.Parse))
        {
            using var naive = new NaiveLoop(digits, Nodes1, Nodes2);
            using var ours = new MlpClassifierFactory().Create(new TrainerContext
            {
                Parameters = new ParameterSet(
                [
                    new("learning_rate", ParameterValue.Of(0.05)),
                    new("nodes_1", ParameterValue.Of(Nodes1)),
                    new("nodes_2", ParameterValue.Of(Nodes2)),
                    new("batch_size", ParameterValue.Of(batch)),
                ]),
                Seed = 1,
                Data = digits,
                Device = TrainerDevice.Cpu,
            });

            // One round for the just-in-time compiler; then in turns, so that a busy machine slows both.
            var rounds = Enumerable.Range(0, repeats + 1).Select(_ => (
                Ours: Rate(epochs, digits.Training.Count, () => ours.TrainEpoch(CancellationToken.None)),
                Naive: Rate(epochs, digits.Training.Count, () => naive.TrainEpoch(batch)))).Skip(1).ToList();
            double mine = Median(rounds.Select(r => r.Ours));
            double theirs = Median(rounds.Select(r => r.Naive));
            string peer = PyTorch.TryGetValue(batch, out double rate) ? $"{rate:N0}" : "-";
            Console.WriteLine($"  {batch,-8}{mine,16:N0}{theirs,14:N0}{Median(rounds.Select(r => r.Ours / r.Naive)),8:F2}{peer,16}");
        }
    }

    private static double Rate(int epochs, int samples, Action trainEpoch)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < epochs; i++)
            trainEpoch();
        return epochs * samples / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var ordered ? ordered[ordered.Count / 2] : double.NaN;
}
