using OrleansTune.Core.Analysis;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Studies;

/// <summary>The single owner of a study, keyed by <see cref="StudyKey"/>: what the gateway exposes.</summary>
/// <remarks>
/// Every answer is given only after what it tells of is durable. A refusal is a <see cref="Core.Studies.StudyException"/> and
/// changes nothing; every member but <see cref="CreateAsync"/> throws one when there is no such study.
/// </remarks>
[Alias("study")]
public interface IStudyGrain : IGrainWithStringKey
{
    /// <summary>How long the calls may take that wait, compute or take several steps; the others answer soon or are lost.</summary>
    private const string LongCall = "00:00:30";

    /// <summary>Creates the study. Creating it again with the same spec, as it was then or as amended since, gives it as it now is.</summary>
    /// <param name="specJson">The spec, canonical JSON as <c>StudySpecWriter</c> writes it.</param>
    /// <param name="paused">Whether a new study begins paused.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Core.Studies.StudyException">The spec is faulty, or a study of that name has another spec.</exception>
    [Alias("create")]
    [ResponseTimeout(LongCall)]
    Task<StudySnapshot> CreateAsync(string specJson, bool paused = false, CancellationToken cancellationToken = default);

    /// <summary>The study as it stands.</summary>
    [Alias("get")]
    Task<StudySnapshot> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Hands out trials to an external worker.</summary>
    /// <returns>Up to the number asked for; none when nothing can be handed out now but may be later, as while the study is paused.</returns>
    [Alias("ask")]
    Task<IReadOnlyList<Trial>> AskAsync(AskCommand command, CancellationToken cancellationToken = default);

    /// <summary>Takes a measurement of a running trial.</summary>
    /// <param name="number">The trial.</param>
    /// <param name="measurement">What was measured.</param>
    /// <param name="worker">Who reports, to be refused when another worker holds the trial; null when it does not say.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("report")]
    Task<ReportDecision> ReportAsync(int number, Measurement measurement, string? worker, CancellationToken cancellationToken = default);

    /// <summary>Prolongs an external worker's lease.</summary>
    /// <param name="number">The trial.</param>
    /// <param name="worker">Who lives, to be refused when another worker holds the trial; null when it does not say.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("heartbeat")]
    Task<Trial> HeartbeatAsync(int number, string? worker, CancellationToken cancellationToken = default);

    /// <summary>Ends an external trial with its values or as failed.</summary>
    [Alias("tell")]
    Task<Trial> TellAsync(TellCommand command, CancellationToken cancellationToken = default);

    /// <summary>Enqueues points and imports results.</summary>
    [Alias("add")]
    [ResponseTimeout(LongCall)]
    Task<IReadOnlyList<Trial>> AddTrialsAsync(AddTrialsCommand command, CancellationToken cancellationToken = default);

    /// <summary>One trial.</summary>
    [Alias("trial")]
    Task<Trial> GetTrialAsync(int number, CancellationToken cancellationToken = default);

    /// <summary>Trials by number.</summary>
    /// <param name="from">First number.</param>
    /// <param name="count">Most trials to give; 1 to 1,000.</param>
    /// <param name="state">Only trials in this state; null for all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("trials")]
    Task<TrialPage> GetTrialsAsync(int from, int count, TrialState? state, CancellationToken cancellationToken = default);

    /// <summary>How much each parameter matters to an objective.</summary>
    /// <param name="method">How that is judged.</param>
    /// <param name="objective">The objective's name; null for the first.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("importance")]
    [ResponseTimeout(LongCall)]
    Task<ImportanceSnapshot> GetImportanceAsync(ImportanceMethod method, string? objective, CancellationToken cancellationToken = default);

    /// <summary>What changed after a change number; waits a while for a change when nothing did.</summary>
    [Alias("changes")]
    [ResponseTimeout(LongCall)]
    Task<StudyChanges> ChangesAsync(long since, TimeSpan wait, CancellationToken cancellationToken = default);

    /// <summary>Changes the stopping rules or the parallelism of a study that has not ended. The same change again is no change.</summary>
    /// <param name="amendmentJson"><c>{stop, parallel}</c> as JSON, as <c>StudyAmendmentReader</c> reads it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Core.Studies.StudyException">The change has faults, or the study has ended.</exception>
    [Alias("amend")]
    Task<StudySnapshot> AmendAsync(string amendmentJson, CancellationToken cancellationToken = default);

    /// <summary>Stops handing out trials until resumed.</summary>
    [Alias("pause")]
    Task<StudySnapshot> PauseAsync(CancellationToken cancellationToken = default);

    /// <summary>Hands out trials again.</summary>
    [Alias("resume")]
    Task<StudySnapshot> ResumeAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends the study.</summary>
    [Alias("stop")]
    Task<StudySnapshot> StopAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes the study with its trials and checkpoints. Deleting what is not there does nothing.</summary>
    [Alias("delete")]
    [ResponseTimeout(LongCall)]
    Task DeleteAsync(CancellationToken cancellationToken = default);
}
