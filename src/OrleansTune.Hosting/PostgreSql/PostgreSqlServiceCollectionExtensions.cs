using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Serialization;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Hosting.PostgreSql;

/// <summary>Registers the connections to the database.</summary>
internal static class PostgreSqlServiceCollectionExtensions
{
    /// <summary>
    /// What a cluster needs and Npgsql does not choose by itself: faults within seconds, statements prepared on their second
    /// use, and buffers that take a history page in few pieces. No attempt at encryption by Kerberos, which would complain on every start
    /// where its library is missing, as in small container images. What the operator's connection string says goes over it.
    /// </summary>
    private const string Defaults =
        "Application Name=OrleansTune;Timeout=5;Command Timeout=10;Cancellation Timeout=1000;Keepalive=5;"
        + "Max Auto Prepare=64;Auto Prepare Min Usages=2;Write Buffer Size=65536;Read Buffer Size=32768;"
        + "GSS Encryption Mode=Disable;";

    public static IServiceCollection AddPostgreSqlConnections(this IServiceCollection services)
    {
        // A grain that cannot be loaded answers with the database's fault, which has to get to the gateway as what it is.
        services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(nameof(Npgsql)));
        services.TryAddSingleton(provider => CreateSource(provider.GetRequiredService<IOptions<StorageOptions>>().Value.PostgreSql.ConnectionString));
        return services;
    }

    public static NpgsqlDataSource CreateSource(string connectionString) => new NpgsqlDataSourceBuilder(Defaults + connectionString).Build();
}
