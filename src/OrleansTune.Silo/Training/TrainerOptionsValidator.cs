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
        return result.Build();
    }

    private static string Key(string property) => $"{TrainerOptions.Section}:{property}";
}
