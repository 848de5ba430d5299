using OrleansTune.Core.Telemetry;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Telemetry;

/// <summary>A trainer whose epochs are measured.</summary>
internal sealed class ObservedTrainer(ITrainer trainer, TrainerInstruments instruments, string tenant, string name) : ITrainer
{
    public int Epoch => trainer.Epoch;

    public IReadOnlyDictionary<string, double> TrainEpoch(CancellationToken cancellationToken)
    {
        long start = instruments.StartTimestamp();
        using var span = OrleansTuneTelemetry.Activities.StartActivity("epoch");
        var metrics = trainer.TrainEpoch(cancellationToken);
        span?.SetTag("orleanstune.epoch", trainer.Epoch);
        instruments.EpochTrained(tenant, name, start);
        return metrics;
    }

    public void Save(Stream destination) => trainer.Save(destination);

    public void Load(Stream source) => trainer.Load(source);

    public void Dispose() => trainer.Dispose();
}
