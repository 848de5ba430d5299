using Microsoft.Extensions.Options;

namespace OrleansTune.Grains.Studies;

/// <summary>Checks the section <c>Studies</c>.</summary>
internal sealed class StudyOptionsValidator : IValidateOptions<StudyOptions>
{
    private const int MostWaiting = 100_000;

    // Grains are collected every minute, those whose time is more than that.
    private static readonly TimeSpan LeastIdle = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan MostIdle = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, StudyOptions options)
    {
        var errors = new List<string>();
        if (options.WaitingRequests is < 1 or > MostWaiting)
            errors.Add($"{StudyOptions.Section}:{nameof(options.WaitingRequests)} is {options.WaitingRequests}; expected a whole number from 1 to {MostWaiting}.");
        if (options.IdleTime < LeastIdle || options.IdleTime > MostIdle)
            errors.Add($"{StudyOptions.Section}:{nameof(options.IdleTime)} is {options.IdleTime}; expected a time from {LeastIdle} to {MostIdle}, such as 00:15:00.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
