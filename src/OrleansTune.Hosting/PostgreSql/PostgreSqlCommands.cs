using Npgsql;

namespace OrleansTune.Hosting.PostgreSql;

/// <summary>Commands with positional parameters.</summary>
internal static class PostgreSqlCommands
{
    /// <summary>A command whose <c>$1</c>, <c>$2</c> … are the values.</summary>
    public static NpgsqlCommand Command(this NpgsqlDataSource source, string sql, params ReadOnlySpan<object> values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    /// <summary>Runs a statement and returns the number of rows it changed.</summary>
    public static async Task<int> ExecuteAsync(this NpgsqlDataSource source, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = source.Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
