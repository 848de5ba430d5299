using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Studies;

/// <summary>A study as a state machine: commands in, answers and changed state out. No clock, no storage, no randomness of its own.</summary>
/// <remarks>
/// <para>Every command either throws a <see cref="StudyException"/> and changes nothing, or takes effect whole. What changed is
/// found in <see cref="History"/>'s dirty pages and in <see cref="TakeHeadChanged"/>; a machine made of the same spec, head and
/// trials answers as this one would.</para>
/// <para>Not thread-safe: its owner calls it from one thread at a time.</para>
/// </remarks>
public sealed partial class StudyMachine
{
    /// <summary>
    /// The idempotency key of the ask that a final trial answered is remembered until the study has this many newer trials; an open trial's
    /// always, and so is the key of the addition that brought a trial.
    /// </summary>
    public const int KeyMemory = 10_000;

    private readonly IScheduler _scheduler;
    private readonly Incumbents _incumbents;
    private readonly RequestKeys _asked = new();
    private readonly RequestKeys _added = new();
    private readonly SortedSet<int>[] _byState = [.. Enum.GetValues<TrialState>().Select(_ => new SortedSet<int>())];
    private bool _headChanged;

    /// <summary>A machine for a study as it was kept.</summary>
    /// <param name="spec">The spec as kept.</param>
    /// <param name="scheduler">A fresh scheduler for it; is shown every trial.</param>
    /// <param name="head">The head as kept.</param>
    /// <param name="trials">Every trial, by number.</param>
    public StudyMachine(StudySpec spec, IScheduler scheduler, StudyHead head, IEnumerable<Trial> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        Spec = spec;
        Head = head;
        History = new TrialHistory(head.PageSize);
        Version = head.Version;
        EvidenceVersion = head.Version;
        _scheduler = scheduler;
        _incumbents = new Incumbents(spec.Objectives, History);
        foreach (var trial in trials)
        {
            Version = Math.Max(Version, trial.Version);
            Place(trial);
        }

        History.TakeDirtyPages();
    }

    /// <summary>What the study was created with, as amended since.</summary>
    public StudySpec Spec { get; private set; }

    /// <summary>What is kept beside spec and trials.</summary>
    public StudyHead Head { get; private set; }

    /// <summary>The trials.</summary>
    public TrialHistory History { get; }

    /// <summary>Number of the last change; each change of a trial or the head takes the next.</summary>
    public long Version { get; private set; }

    /// <summary>Number of the last change that a sampler may learn from; heartbeats and renewed leases are none.</summary>
    public long EvidenceVersion { get; private set; }

    /// <summary>Units of resource (epochs) that the trials got, each counted once however often it was trained.</summary>
    public long ResourceSpent { get; private set; }

    /// <summary>The best trials: one for a single objective, the Pareto front for several; ascending by number.</summary>
    public IReadOnlyList<Trial> Best => [.. _incumbents.Numbers.Select(n => History[n])];

    /// <summary>How many trials are in a state.</summary>
    public int CountOf(TrialState state) => _byState[(int)state].Count;

    /// <summary>The numbers of the trials in a state, ascending.</summary>
    public IEnumerable<int> NumbersIn(TrialState state) => _byState[(int)state];

    /// <summary>The trial of a number.</summary>
    /// <exception cref="StudyException">There is none (<see cref="RefusalCodes.TrialNotFound"/>).</exception>
    public Trial Find(int number) => number >= 0 && number < History.Count
        ? History[number]
        : throw new StudyException(RefusalCodes.TrialNotFound, $"The study '{Spec.Name}' has no trial {number}; it has {History.Count}.");

    /// <summary>Whether the head changed since the last call.</summary>
    public bool TakeHeadChanged()
    {
        bool changed = _headChanged;
        _headChanged = false;
        return changed;
    }

    /// <summary>The trials changed after a change number, in the order of their changes; at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<Trial> ChangedSince(long version, int limit)
    {
        var newest = new PriorityQueue<Trial, long>();
        foreach (var trial in History.ChangedSince(version))
        {
            newest.Enqueue(trial, -trial.Version);
            if (newest.Count > limit)
                newest.Dequeue();
        }

        return [.. newest.UnorderedItems.Select(i => i.Element).OrderBy(t => t.Version)];
    }

    /// <summary>Keeps what a sampler gave back, if it changed.</summary>
    public void KeepSamplerState(Sampling.SamplerState? state)
    {
        if (!ReferenceEquals(state, Head.Sampler))
            ChangeHead(Head with { Sampler = state });
    }

    private void ChangeHead(StudyHead head)
    {
        Head = head with { Version = ++Version };
        _headChanged = true;
    }

    /// <summary>Puts a trial's new state in its place, with the next change number.</summary>
    private Trial Change(Trial trial)
    {
        trial = trial with { Version = ++Version };
        Place(trial);
        return trial;
    }

    /// <summary>
    /// Keys of asks are remembered for as long as somebody may still repeat the request: bounded, and a function of the trials alone. Keys of
    /// additions are few, and an import that broke off may be taken up again much later.
    /// </summary>
    private bool RemembersAskOf(Trial trial) => !trial.IsFinal || trial.Number > History.Count - 1 - KeyMemory;

    private void ForgetAskOf(Trial trial)
    {
        if (!RemembersAskOf(trial))
            _asked.Track(trial.Number, trial.AskKey, null);
    }

    // What was trained elsewhere is not spent here.
    private static int SpentOn(Trial trial) => trial.Origin == TrialOrigin.Imported ? 0 : trial.LastStep;

    private void Place(Trial trial)
    {
        var old = trial.Number < History.Count ? History[trial.Number] : null;
        if (old is null || old.State != trial.State || old.LastStep != trial.LastStep)
            EvidenceVersion = Math.Max(EvidenceVersion, trial.Version);
        if (old is not null)
        {
            _byState[(int)old.State].Remove(trial.Number);
            ResourceSpent -= SpentOn(old);
            _imported -= old.Origin == TrialOrigin.Imported ? 1 : 0;
        }

        History.Put(trial);
        _byState[(int)trial.State].Add(trial.Number);
        ResourceSpent += SpentOn(trial);
        _imported += trial.Origin == TrialOrigin.Imported ? 1 : 0;
        _asked.Track(trial.Number, old?.AskKey, RemembersAskOf(trial) ? trial.AskKey : null);
        _added.Track(trial.Number, old?.RequestKey, trial.RequestKey);
        if (old is null && trial.Number >= KeyMemory)
            ForgetAskOf(History[trial.Number - KeyMemory]);
        _scheduler.Track(trial);
        _incumbents.Track(trial);
    }
}
