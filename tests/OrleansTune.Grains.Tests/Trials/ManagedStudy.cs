using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Slots;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Grains.Tests.Hosting;

namespace OrleansTune.Grains.Tests.Trials;

/// <summary>A managed study and a trainer agent that trains as the test says.</summary>
internal sealed class ManagedStudy(TestCluster cluster, string agent = "agent")
{
    public StudyKey Key { get; } = cluster.NewKey();

    public IStudyGrain Study => cluster.Study(Key);

    public ITrialGrain Trial(int number) => cluster.Trial(Key, number);

    public Task CreateAsync(int trials = 4) => Study.CreateAsync(Specs.Managed(Key, trials));

    /// <summary>The agent's next lease; waits until there is one that is not among the known.</summary>
    public async Task<SlotLease> LeaseAsync(string incarnation = "p", params long[] known)
    {
        while (true)
        {
            var answer = await cluster.Broker(Specs.Pool(Key)).PollAsync(new()
            {
                Agent = agent,
                Incarnation = incarnation,
                Slots = 1,
                Known = known,
                Wait = TimeSpan.FromHours(1),
            });
            if (answer.Leases.FirstOrDefault(l => !known.Contains(l.Token)) is { } lease)
                return lease;
        }
    }

    public async Task<(SlotLease Lease, TrialTask Task)> BeginAsync()
    {
        var lease = await LeaseAsync();
        return (lease, Assert.IsType<TrialTask>(await Trial(lease.Trial.Number).BeginAsync(lease.Token, agent)));
    }

    public Task<ReportDecision> ReportAsync(SlotLease lease, int step, double value, bool checkpoint = true) =>
        Trial(lease.Trial.Number).ReportAsync(lease.Token, new()
        {
            Measurement = new(step, value),
            Checkpoint = checkpoint ? Checkpoint(step) : null,
        });

    public static TrialCheckpoint Checkpoint(int step) => new($"checkpoint-{step}", step, 100);

    /// <summary>Waits until the study says so.</summary>
    public async Task<StudySnapshot> UntilAsync(Func<StudySnapshot, bool> holds)
    {
        long seen = 0;
        while (true)
        {
            var changes = await Study.ChangesAsync(seen, TimeSpan.FromHours(1));
            if (holds(changes.Study))
                return changes.Study;
            seen = changes.Next;
        }
    }

    public async Task<Trial> GetAsync(int number) => await Study.GetTrialAsync(number);
}
