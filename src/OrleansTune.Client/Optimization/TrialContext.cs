using OrleansTune.Client.Transport;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>A trial as an objective sees it: the point to try, and the way to report how it goes.</summary>
public sealed class TrialContext
{
    private readonly StudyHandle _study;
    private readonly OrleansTuneClientOptions _options;
    private readonly CancellationTokenSource _ends;
    private readonly string _worker;

    internal TrialContext(StudyHandle study, OrleansTuneClientOptions options, AskedTrial trial, string worker, CancellationTokenSource ends)
    {
        _study = study;
        _options = options;
        _worker = worker;
        _ends = ends;
        Number = trial.Number;
        Parameters = trial.Parameters;
        Resume = trial.Resume;
        CancellationToken = ends.Token;
    }

    /// <summary>The trial's number within its study.</summary>
    public int Number { get; }

    /// <summary>The point of the search space to try.</summary>
    public ParameterValues Parameters { get; }

    /// <summary>Where to go on when the trial was trained before; null when it is new.</summary>
    public ResumePoint? Resume { get; }

    /// <summary>Fires when the trial is no longer this worker's to run: it was paused, stopped or lost, or the optimisation was cancelled.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Whether the trial was taken from this worker before its objective returned.</summary>
    internal bool WasInterrupted { get; private set; }

    /// <summary>Reports the objective's value after a step of training; returns when the trial is to be trained on.</summary>
    /// <param name="step">Units of resource (epochs) spent on the trial so far; at least 1.</param>
    /// <param name="value">The objective's value; finite.</param>
    /// <exception cref="TrialInterruptedException">The trial is not to be trained on.</exception>
    /// <exception cref="ArgumentException">The step is below 1, or the value is NaN or infinite.</exception>
    public Task ReportAsync(int step, double value) => ReportAsync(step, [value]);

    /// <summary>Reports the values of several objectives, in their order; as the other overload.</summary>
    /// <exception cref="TrialInterruptedException">The trial is not to be trained on.</exception>
    /// <exception cref="ArgumentException">The step is below 1, or a value is NaN or infinite.</exception>
    public async Task ReportAsync(int step, IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException($"Step {step} gave {value}; only finite values can be reported.", nameof(values));
        }

        var report = new ReportRequest { Step = step, Values = values, Worker = _worker };
        string key = ApiConnection.NewIdempotencyKey();
        var decision = TrialDecision.Stop;
        string why = "it is no longer this worker's";
        try
        {
            decision = await Outage.OutlastAsync(_options, () => _study.ReportAsync(Number, report, key, CancellationToken), CancellationToken);
            why = $"the scheduler's decision is {decision}";
        }
        catch (ConflictException e)
        {
            why = e.Message;
        }

        if (decision == TrialDecision.Continue)
            return;
        Interrupt();
        throw new TrialInterruptedException(Number, decision, $"Trial {Number} is not trained on: {why}.");
    }

    /// <summary>Marks the trial as taken from this worker.</summary>
    internal void Interrupt()
    {
        WasInterrupted = true;
        _ends.Cancel();
    }
}
