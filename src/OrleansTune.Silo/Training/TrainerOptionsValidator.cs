using Microsoft.Extensions.Options;
using OrleansTune.Training.Devices;

namespace OrleansTune.Silo.Training;

/// <summary>Lists everything that is wrong with the section <c>Trainer</c>.</summary>
internal sealed class TrainerOptionsValidator : IValidateOptions<TrainerOptions>
{
    private const int MostSlots = 1024;

    public ValidateOptionsResult Validate(string? name, TrainerOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Slots is < 0 or > MostSlots)
            result.AddError($"is {options.Slots}; expected a whole number from 0 to {MostSlots}.", Key(nameof(options.Slots)));
        if (string.IsNullOrWhiteSpace(options.Pool))
            result.AddError("is empty; expected a pool's name such as 'cpu'.", Key(nameof(options.Pool)));
        if (string.IsNullOrWhiteSpace(options.Name))
            result.AddError("is empty; expected a name that no other agent of the pool has.", Key(nameof(options.Name)));
        if (!TrainerDevice.TryParse(options.Device, null, out _))
            result.AddError($"is '{options.Device}'; expected 'auto', 'cpu' or 'cuda:N' with N from 0.", Key(nameof(options.Device)));
        if (options.CheckpointInterval < TimeSpan.Zero)
            result.AddError($"is {options.CheckpointInterval}; expected a time of 0 or more, such as 00:00:30.", Key(nameof(options.CheckpointInterval)));
        if (options.DataDirectory is { } data && !Directory.Exists(data))
            result.AddError($"is '{data}', which is no directory.", Key(nameof(options.DataDirectory)));
        if (!Enum.IsDefined(options.Isolation))
            result.AddError($"is {options.Isolation}; expected {string.Join(", ", Enum.GetNames<TrainerIsolation>())}.", Key(nameof(options.Isolation)));
        if (options.EpochTimeLimit < TimeSpan.Zero)
            result.AddError($"is {options.EpochTimeLimit}; expected a time of 0 (no limit) or more.", Key(nameof(options.EpochTimeLimit)));
        if (options.MemoryLimitMegabytes < 0)
            result.AddError($"is {options.MemoryLimitMegabytes}; expected 0 (no limit) or more.", Key(nameof(options.MemoryLimitMegabytes)));
        foreach (var (command, value) in options.Process.Commands)
        {
            if (string.IsNullOrWhiteSpace(value.File))
                result.AddError("is missing; expected the program to run.", $"{Key(nameof(options.Process))}:Commands:{command}:File");
            if (value.WorkingDirectory is { } directory && !Directory.Exists(directory))
                result.AddError($"is '{directory}', which is no directory.", $"{Key(nameof(options.Process))}:Commands:{command}:WorkingDirectory");
        }

        return result.Build();
    }

    private static string Key(string property) => $"{TrainerOptions.Section}:{property}";
}
