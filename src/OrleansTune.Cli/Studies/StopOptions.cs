using System.CommandLine;
using System.Globalization;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.Studies;

/// <summary>The options that set stopping rules.</summary>
internal sealed class StopOptions
{
    private readonly Option<int?> _maxTrials = new("--max-trials") { Description = "Most trials that the study creates", HelpName = "n" };
    private readonly Option<long?> _maxEpochs = new("--max-epochs") { Description = "Most epochs spent over all trials", HelpName = "n" };
    private readonly Option<double?> _target = new("--target") { Description = "The objective's value that is good enough", HelpName = "v" };
    private readonly Option<double?> _minImprovement = new("--min-improvement")
    {
        Description = "Begin no more trials once they are expected to improve the best value by less",
        HelpName = "v",
    };

    private readonly Option<string?> _deadline = new("--deadline") { Description = "When the study ends, such as 2030-01-31T12:00:00Z", HelpName = "time" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_maxTrials, _maxEpochs, _target, _minImprovement, _deadline])
            command.Add(option);
    }

    /// <summary>The rules that were given; the others are null.</summary>
    /// <exception cref="UsageException">A rule is not one.</exception>
    public StopSpec Read(Invocation invocation)
    {
        if (invocation.Get(_target) is { } target && !double.IsFinite(target))
            throw new UsageException($"{_target.Name}: {target} is not a finite number.");
        if (invocation.Get(_minImprovement) is { } improvement && !(double.IsFinite(improvement) && improvement > 0))
            throw new UsageException($"{_minImprovement.Name}: expected a number above 0, got {improvement}.");
        return new StopSpec
        {
            MaxTrials = invocation.Get(_maxTrials),
            MaxResource = invocation.Get(_maxEpochs),
            Target = invocation.Get(_target),
            MinImprovement = invocation.Get(_minImprovement),
            Deadline = invocation.Get(_deadline) is { } text ? ReadDeadline(text) : null,
        };
    }

    private DateTimeOffset ReadDeadline(string text)
    {
        // A time without an offset would be read in this machine's own zone.
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) && text.Length > 11 && text.AsSpan(11).ContainsAny('Z', '+', '-')
            ? time
            : throw new UsageException($"{_deadline.Name}: expected a time with its offset, such as 2030-01-31T12:00:00Z, got '{text}'.");
    }
}
