using OrleansTune.Core.Studies;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Tests.Hosting;

/// <summary>A trainer whose epochs take about as long whatever else the machine does, so that epochs measure slots.</summary>
internal sealed class SteadyTrainer : ITrainerFactory
{
    private static readonly TimeSpan EpochTime = TimeSpan.FromMilliseconds(25);

    public string Name => "steady";

    public IReadOnlyList<string> Metrics { get; } = ["loss"];

    public IEnumerable<SpecError> Validate(StudySpec spec) => [];

    public ITrainer Create(TrainerContext context) => new Trainer();

    private sealed class Trainer : ITrainer
    {
        public int Epoch { get; private set; }

        public IReadOnlyDictionary<string, double> TrainEpoch(CancellationToken cancellationToken)
        {
            cancellationToken.WaitHandle.WaitOne(EpochTime);
            cancellationToken.ThrowIfCancellationRequested();
            Epoch++;
            return new Dictionary<string, double> { ["loss"] = 1.0 / Epoch };
        }

        public void Save(Stream destination) => destination.Write(BitConverter.GetBytes(Epoch));

        public void Load(Stream source)
        {
            byte[] bytes = new byte[sizeof(int)];
            source.ReadExactly(bytes);
            Epoch = BitConverter.ToInt32(bytes);
        }

        public void Dispose()
        {
        }
    }
}
