using Microsoft.Extensions.Logging;

namespace OrleansTune.Grains.Slots;

internal sealed partial class SlotBrokerGrain
{
    [LoggerMessage(LogLevel.Warning, "Trainer agents silent for {Silence} are lost, their trials wait for a slot again: {Agents}")]
    private partial void LogAgentsLost(string agents, TimeSpan silence);

    [LoggerMessage(LogLevel.Warning, "The weight of tenant {Tenant} could not be read; it stays as it was")]
    private partial void LogWeightUnread(Exception exception, string tenant);

    [LoggerMessage(LogLevel.Information, "Trials of tenants above their share are to give their slots back: {Trials}")]
    private partial void LogRecalled(string trials);
}
