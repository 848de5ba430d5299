using Microsoft.Extensions.Options;
using Npgsql;

namespace OrleansTune.Hosting.Storage;

/// <summary>Lists everything that is wrong with the section <c>Storage</c>, so that one start shows it all.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const int MostWriters = 16;

    private static readonly string[] Providers =
        [SqliteStorageOptions.ProviderName, PostgreSqlStorageOptions.ProviderName, AzureStorageOptions.ProviderName];

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!IsOneOf(Providers, options.Provider))
        {
            result.AddError(Expected(options.Provider, Providers), Key(nameof(StorageOptions.Provider)));
        }

        ValidateDirectory(options.Directory, result);
        ValidateSqlite(options.Sqlite, result);
        ValidatePostgreSql(options.PostgreSql, options.Is(PostgreSqlStorageOptions.ProviderName), result);
        if (options.Is(AzureStorageOptions.ProviderName))
        {
            ValidateAzure(options.AzureStorage, result);
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

    private static void ValidateSqlite(SqliteStorageOptions sqlite, ValidateOptionsResultBuilder result)
    {
        string[] levels = [SqliteStorageOptions.Full, SqliteStorageOptions.Normal];
        if (!IsOneOf(levels, sqlite.Synchronous))
        {
            result.AddError(
                Expected(sqlite.Synchronous, levels), Key($"{nameof(StorageOptions.Sqlite)}:{nameof(SqliteStorageOptions.Synchronous)}"));
        }
    }

    private static void ValidatePostgreSql(PostgreSqlStorageOptions options, bool selected, ValidateOptionsResultBuilder result)
    {
        const string Section = nameof(StorageOptions.PostgreSql);
        if (options.Writers is < 1 or > MostWriters)
        {
            result.AddError($"is {options.Writers}; expected a whole number from 1 to {MostWriters}.", Key($"{Section}:{nameof(options.Writers)}"));
        }

        if (selected && ConnectionStringError(options.ConnectionString) is { } error)
        {
            result.AddError(error, Key($"{Section}:{nameof(options.ConnectionString)}"));
        }
    }

    private static string? ConnectionStringError(string connectionString)
    {
        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connectionString).Host)
                ? "names no server; expected a connection string such as 'Host=db;Database=orleanstune;Username=tuner;Password=…'."
                : null;
        }
        catch (ArgumentException e)
        {
            // Npgsql's message names the faulty word and not the password.
            return $"is no connection string of PostgreSQL: {e.Message}";
        }
    }

    private static void ValidateAzure(AzureStorageOptions options, ValidateOptionsResultBuilder result)
    {
        if (!AzureStorageOptions.IsBuiltIn)
        {
            result.AddError("names a store that this program was built without; build it with -p:AzureStorage=true.", Key(nameof(StorageOptions.Provider)));
        }

        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            result.AddError(
                "is empty; expected the connection string of a storage account.",
                Key($"{nameof(StorageOptions.AzureStorage)}:{nameof(options.ConnectionString)}"));
        }

        if (string.IsNullOrWhiteSpace(options.Container))
        {
            result.AddError(
                "is empty; expected the name of a blob container.",
                Key($"{nameof(StorageOptions.AzureStorage)}:{nameof(options.Container)}"));
        }
    }

    private static bool IsOneOf(string[] names, string? value) => names.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Expected(string? value, string[] names) => $"'{value}' is not known; expected one of: {string.Join(", ", names)}.";

    private static string Key(string property) => $"{StorageOptions.Section}:{property}";
}
