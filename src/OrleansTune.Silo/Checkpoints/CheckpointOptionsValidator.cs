using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace OrleansTune.Silo.Checkpoints;

/// <summary>Lists everything that is wrong with the section <c>Trainer:Checkpoints</c>.</summary>
internal sealed partial class CheckpointOptionsValidator : IValidateOptions<CheckpointOptions>
{
    private static readonly TimeSpan LeastInterval = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, CheckpointOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!Enum.IsDefined(options.Provider))
            result.AddError($"is {options.Provider}; expected {string.Join(" or ", Enum.GetNames<CheckpointProvider>())}.", Key(nameof(options.Provider)));
        if (options.Directory is { } directory && string.IsNullOrWhiteSpace(directory))
            result.AddError("is empty; expected a directory.", Key(nameof(options.Directory)));
        bool azure = options.Provider == CheckpointProvider.AzureBlob;
        if (azure && string.IsNullOrWhiteSpace(options.ConnectionString) == options.ServiceUri is null)
        {
            string given = options.ServiceUri is null ? "Neither is" : "Both are";
            result.AddError($"{given} given; expected one of ConnectionString and ServiceUri.", CheckpointOptions.Section);
        }

        if (options.ServiceUri is { IsAbsoluteUri: false } uri)
            result.AddError($"is '{uri}'; expected an absolute address such as https://account.blob.core.windows.net.", Key(nameof(options.ServiceUri)));
        if (azure && !ContainerName().IsMatch(options.Container))
            result.AddError($"is '{options.Container}'; expected 3 to 63 of a-z, 0-9 and single '-', beginning and ending with a letter or digit.", Key(nameof(options.Container)));
        if (options.MaxBytes is < 1)
            result.AddError($"is {options.MaxBytes}; expected a number of bytes of at least 1, or nothing for no bound.", Key(nameof(options.MaxBytes)));
        if (options.SweepInterval < LeastInterval || options.SweepInterval > TimeSpan.FromDays(30))
            result.AddError($"is {options.SweepInterval}; expected a time from {LeastInterval} to 30 days, such as 01:00:00.", Key(nameof(options.SweepInterval)));
        return result.Build();
    }

    private static string Key(string property) => $"{CheckpointOptions.Section}:{property}";

    [GeneratedRegex(@"^(?=.{3,63}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ContainerName();
}
