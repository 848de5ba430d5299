using OrleansTune.Core.Studies;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Tests.Training;

/// <summary><c>crashing</c>: a user's own trainer, which ends its process in the second epoch when the parameter <c>crashes</c> says so.</summary>
internal sealed class CrashingTrainerFactory : ITrainerFactory
{
    public string Name => "crashing";

    public IReadOnlyList<string> Metrics => ["value"];

    public IEnumerable<SpecError> Validate(StudySpec spec) => [];

    public ITrainer Create(TrainerContext context) => new Trainer(context.Parameters.GetString("crashes") == "yes");

    private sealed class Trainer(bool crashes) : ITrainer
    {
        public int Epoch { get; private set; }

        public IReadOnlyDictionary<string, double> TrainEpoch(CancellationToken cancellationToken)
        {
            if (crashes && Epoch == 1)
            {
                Console.WriteLine("the second epoch is too much");
                using var self = System.Diagnostics.Process.GetCurrentProcess();
                self.Kill();
            }

            return new Dictionary<string, double> { ["value"] = ++Epoch };
        }

        public void Save(Stream destination) => destination.WriteByte((byte)Epoch);

        public void Load(Stream source) => Epoch = source.ReadByte();

        public void Dispose()
        {
            // Holds nothing.
        }
    }
}
