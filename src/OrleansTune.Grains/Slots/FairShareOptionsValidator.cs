using Microsoft.Extensions.Options;

namespace OrleansTune.Grains.Slots;

/// <summary>Checks the section <c>Tenants</c>.</summary>
internal sealed class FairShareOptionsValidator : IValidateOptions<FairShareOptions>
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, FairShareOptions options) => options.SlotQuantum >= Least && options.SlotQuantum <= Most
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            $"{FairShareOptions.Section}:{nameof(options.SlotQuantum)} is {options.SlotQuantum}; expected a time from {Least} to {Most}, such as 00:00:30.");
}
