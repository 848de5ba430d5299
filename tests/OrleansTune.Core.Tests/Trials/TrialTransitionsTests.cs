using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Tests.Trials;

public sealed class TrialTransitionsTests
{
    private static readonly (TrialState From, TrialOperation Operation, TrialState To)[] Allowed =
    [
        (TrialState.Queued, TrialOperation.Begin, TrialState.Running),
        (TrialState.Queued, TrialOperation.Stop, TrialState.Stopped),
        (TrialState.Queued, TrialOperation.Fail, TrialState.Failed),
        (TrialState.Running, TrialOperation.Report, TrialState.Running),
        (TrialState.Running, TrialOperation.Pause, TrialState.Paused),
        (TrialState.Running, TrialOperation.Requeue, TrialState.Queued),
        (TrialState.Running, TrialOperation.Complete, TrialState.Completed),
        (TrialState.Running, TrialOperation.Stop, TrialState.Stopped),
        (TrialState.Running, TrialOperation.Fail, TrialState.Failed),
        (TrialState.Paused, TrialOperation.Promote, TrialState.Queued),
        (TrialState.Paused, TrialOperation.Stop, TrialState.Stopped),
    ];

    public static TheoryData<TrialState, TrialOperation> All()
    {
        var all = new TheoryData<TrialState, TrialOperation>();
        foreach (var state in Enum.GetValues<TrialState>())
        {
            foreach (var operation in Enum.GetValues<TrialOperation>())
                all.Add(state, operation);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_operation_leads_where_the_table_says_and_nowhere_else(TrialState from, TrialOperation operation)
    {
        var trial = In(from);
        var entry = Allowed.Where(a => a.From == from && a.Operation == operation).ToArray();
        Assert.Equal(entry.Length == 1, TrialTransitions.Allows(from, operation));
        if (entry is [var allowed])
        {
            Assert.Equal(allowed.To, TrialTransitions.Apply(trial, operation));
            return;
        }

        var refusal = Assert.Throws<StudyException>(() => TrialTransitions.Apply(trial, operation));
        Assert.Equal(RefusalCodes.TrialNotRunning, refusal.Code);
        Assert.StartsWith($"Trial 7 is {Word(from)}; '{Word(operation)}' needs a trial that is ", refusal.Message, StringComparison.Ordinal);
        Assert.All(Allowed.Where(a => a.Operation == operation), a => Assert.Contains(Word(a.From), refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_tells_why_the_trial_ended()
    {
        var refusal = Assert.Throws<StudyException>(() => TrialTransitions.Apply(In(TrialState.Failed) with { Reason = "no memory" }, TrialOperation.Complete));
        Assert.Equal("Trial 7 is failed (no memory); 'complete' needs a trial that is running.", refusal.Message);
    }

    private static Trial In(TrialState state) => new() { Number = 7, State = state, Parameters = ParameterSet.Empty };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
