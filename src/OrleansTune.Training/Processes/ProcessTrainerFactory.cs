using System.Text.Json;
using OrleansTune.Core.Studies;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Processes;

/// <summary><c>process</c>: any command in any language.</summary>
/// <remarks>
/// <para>A study names one of the operator's commands in <c>options: {command: NAME}</c>; or, where the operator allows it, spells one out as a list.</para>
/// <para>
/// The command reads lines of JSON. The first is the trial: <c>{"parameters": {…}, "seed": 1, "epoch": 0, "device": "cpu", "options": {…}}</c>,
/// with the epochs trained before (their checkpoint lies in the directory <c>$ORLEANSTUNE_CHECKPOINT_DIRECTORY</c>) and the rest of the
/// study's options. Each further line, <c>{"epoch": 1}</c>, asks for an epoch. The command trains it, writes its checkpoint into that
/// directory, and prints one line, a JSON object whose numbers are the metrics: <c>{"accuracy": 0.93}</c>. Other lines are its log. When its
/// input ends it should end; when the trial stops it is killed with all its children.
/// </para>
/// </remarks>
/// <param name="options">The commands that there are.</param>
public sealed class ProcessTrainerFactory(ProcessTrainerOptions options) : ITrainerFactory
{
    internal const string CommandOption = "command";
    private const string Field = $"execution.options.{CommandOption}";

    /// <inheritdoc/>
    public string Name => "process";

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => [];

    /// <inheritdoc/>
    public bool NeedsOwnProcess => true;

    /// <inheritdoc/>
    public IEnumerable<SpecError> Validate(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Execution is not { } execution)
            yield break;
        if (execution.Data is not null)
            yield return new("execution.data", $"The trainer '{Name}' takes no data; its command finds its own, or reads of it in execution.options.");
        if (Find(execution.Options, out _, out string? fault) is null)
            yield return new(Field, fault!);
    }

    /// <inheritdoc/>
    public ITrainer Create(TrainerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Find(context.Options, out string name, out string? fault) is { } command
            ? new ProcessTrainer(name, command, context)
            : throw new TrainerContextException(Name, [new(CommandOption, fault!)]);
    }

    /// <summary>The command that a study's options name or spell out; null with the reason when there is none.</summary>
    private ProcessCommand? Find(IReadOnlyDictionary<string, JsonElement> given, out string name, out string? fault)
    {
        (name, fault) = (string.Empty, null);
        string known = options.Commands.Count == 0
            ? "the operator has configured none (Trainer:Process:Commands)"
            : $"there are: {string.Join(", ", options.Commands.Keys.Order(StringComparer.Ordinal))}";
        if (!given.TryGetValue(CommandOption, out var value))
        {
            fault = $"'{CommandOption}' is missing; expected the name of a command: {known}.";
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            name = value.GetString()!;
            if (options.Commands.TryGetValue(name, out var command))
                return command;
            fault = $"There is no command '{name}'; {known}.";
            return null;
        }

        string[]? words = value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(word => word.GetString()!)]
            : null;
        if (words is not [{ Length: > 0 }, ..])
            fault = "is neither the name of a command nor a list of a program and its arguments.";
        else if (!options.AllowAnyCommand)
            fault = $"is spelt out, which the operator does not allow here (Trainer:Process:AllowAnyCommand); expected the name of a command: {known}.";
        if (fault is not null)
            return null;
        name = words![0];
        return new ProcessCommand { File = words[0], Arguments = words[1..] };
    }
}
