using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansTune.Telemetry.Health;
using OrleansTune.TestSupport;

namespace OrleansTune.Telemetry.Tests.Health;

/// <summary>A host without a web server of its own, as a silo is.</summary>
public sealed class TelemetryListenerTests
{
    [Fact]
    public async Task A_host_without_a_gateway_serves_metrics_and_health_on_the_port_of_its_choice()
    {
        int port = FreePorts.One();
        using var host = Build(port, HealthCheckResult.Healthy());
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        Assert.Contains("dotnet_process_memory_working_set_bytes", await http.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
        var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.True((bool)JsonNode.Parse(await ready.Content.ReadAsStringAsync())!["ready"]!);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_check_that_fails_is_named_and_what_it_threw_is_kept_back()
    {
        int port = FreePorts.One();
        using var host = Build(port, HealthCheckResult.Unhealthy("the disk is full", new IOException("password=secret")));
        await host.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        string body = await ready.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("application/problem+json", ready.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Not ready: disk: the disk is full.", (string?)JsonNode.Parse(body)!["detail"]);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_wrong_section_stops_the_start()
    {
        using var host = Build(0, HealthCheckResult.Healthy());
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("Telemetry:Port", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A host with one check in the place of those that need a cluster.</summary>
    private static IHost Build(int port, HealthCheckResult result)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Telemetry:Port"] = port.ToString() });
        builder.Services.AddOrleansTuneTelemetry(builder.Configuration);
        builder.Services.AddOrleansTuneTelemetry(builder.Configuration);
        builder.Services.Configure<HealthCheckServiceOptions>(health =>
        {
            foreach (var check in health.Registrations.Where(r => r.Tags.Contains(HealthTags.Ready)).ToArray())
                health.Registrations.Remove(check);
        });
        builder.Services.AddHealthChecks().AddCheck("disk", () => result, tags: [HealthTags.Ready]);
        return builder.Build();
    }
}
