using Microsoft.Extensions.Logging;

namespace OrleansTune.Grains.Slots;

internal sealed partial class SlotBrokerGrain
{
    [LoggerMessage(LogLevel.Warning, "Trainer agents silent for {Silence} are lost, their trials wait for a slot again: {Agents}")]
    private partial void LogAgentsLost(string agents, TimeSpan silence);

    [LoggerMessage(LogLevel.Warning, "The weight and limits of tenant {Tenant} could not be read; they stay as they were")]
    private partial void LogTermsUnread(Exception exception, string tenant);

    [LoggerMessage(LogLevel.Information, "Trials of tenants above their share, or that have used up their day, are to give their slots back: {Trials}")]
    private partial void LogRecalled(string trials);
}
