using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Silo.Checkpoints;

/// <summary>Has trials give up checkpoints that they can do without; each trial's own grain decides which those are.</summary>
internal sealed class SpareCheckpoints(IGrainFactory grains)
{
    /// <summary>Deletes what nothing refers to.</summary>
    /// <returns>The bytes freed.</returns>
    public async Task<long> DeleteOrphansAsync(IEnumerable<CheckpointInfo> stored, CancellationToken cancellationToken)
    {
        long freed = 0;
        foreach (var trial in stored.Select(c => c.Reference.Key.Scope).Distinct())
            freed += await GiveUpAsync(trial, spares: false, cancellationToken);
        return freed;
    }

    /// <summary>Frees bytes: of trials that are not in training all but the newest checkpoint goes, those paused longest first.</summary>
    /// <returns>The bytes freed; fewer than wanted when there is no more to give up.</returns>
    public async Task<long> FreeAsync(IEnumerable<CheckpointInfo> stored, long wanted, CancellationToken cancellationToken)
    {
        var several = stored
            .GroupBy(c => c.Reference.Key.Scope)
            .Where(trial => trial.Skip(1).Any())
            .OrderBy(trial => trial.Max(c => c.Written));
        long freed = 0;
        foreach (var trial in several)
        {
            freed += await GiveUpAsync(trial.Key, spares: true, cancellationToken);
            if (freed >= wanted)
                break;
        }

        return freed;
    }

    private Task<long> GiveUpAsync(CheckpointScope scope, bool spares, CancellationToken cancellationToken) =>
        scope.Names is var (tenant, study, number)
            ? grains.GetGrain<ITrialGrain>(new StudyKey(tenant, study).Trial(number).ToString()).GiveUpCheckpointsAsync(spares, cancellationToken)
            : Task.FromResult(0L);
}
