using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace OrleansTune.Gateway.Tests.Hosting;

/// <summary>A gateway and silo whose whole log, from trace on, is kept; with an issuer of tokens.</summary>
public sealed class LoggedGateway : GatewayFixture, ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly TokenIssuer _issuer = TokenIssuer.StartAsync().GetAwaiter().GetResult();

    internal TokenIssuer Issuer => _issuer;

    /// <summary>All that was logged so far.</summary>
    internal string[] Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, _lines);

    public void Dispose() => _issuer.DisposeAsync().AsTask().GetAwaiter().GetResult();

    protected override void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this);
        builder.Configuration["Auth:Jwt:Authority"] = _issuer.Address;
        builder.Configuration["Auth:Jwt:Audience"] = TokenIssuer.Audience;
        builder.Configuration["Auth:Jwt:RequireHttpsMetadata"] = "false";
    }

    private sealed class Writer(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category} scope {Show(state)}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category} {formatter(state, exception)} {Show(state)} {exception}");

        // Structured logs carry values that the text may not show.
        private static string Show<TState>(TState state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(", ", values.Select(v => $"{v.Key}={v.Value}")) : $"{state}";
    }
}
