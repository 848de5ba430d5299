using Microsoft.Extensions.Options;
using OrleansTune.Silo.Storage.Sqlite;

namespace OrleansTune.Silo.Storage;

/// <summary>Lists everything that is wrong with the section <c>Storage</c>, so that one start shows it all.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private static readonly string[] Providers = [SqliteStorageOptions.ProviderName];

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!IsOneOf(Providers, options.Provider))
        {
            result.AddError(Expected(options.Provider, Providers), Key(nameof(StorageOptions.Provider)));
        }

        ValidateDirectory(options.Directory, result);

        string[] levels = [SqliteStorageOptions.Full, SqliteStorageOptions.Normal];
        if (!IsOneOf(levels, options.Sqlite.Synchronous))
        {
            result.AddError(
                Expected(options.Sqlite.Synchronous, levels),
                Key($"{nameof(StorageOptions.Sqlite)}:{nameof(SqliteStorageOptions.Synchronous)}"));
        }

        return result.Build();
    }

    private static void ValidateDirectory(string? directory, ValidateOptionsResultBuilder result)
    {
        var key = Key(nameof(StorageOptions.Directory));
        if (string.IsNullOrWhiteSpace(directory))
        {
            result.AddError("is empty; expected the path of a directory.", key);
        }
        else if (directory.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            result.AddError($"'{directory}' holds a character that no path may hold.", key);
        }
        else if (File.Exists(directory))
        {
            result.AddError($"'{directory}' is a file; expected the path of a directory.", key);
        }
    }

    private static bool IsOneOf(string[] names, string? value) => names.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Expected(string? value, string[] names) => $"'{value}' is not known; expected one of: {string.Join(", ", names)}.";

    private static string Key(string property) => $"{StorageOptions.Section}:{property}";
}
