using Microsoft.Extensions.Logging;

namespace OrleansTune.Grains.Slots;

internal sealed partial class SlotBrokerGrain
{
    [LoggerMessage(LogLevel.Warning, "Trainer agents silent for {Silence} are lost, their trials wait for a slot again: {Agents}")]
    private partial void LogAgentsLost(string agents, TimeSpan silence);
}
