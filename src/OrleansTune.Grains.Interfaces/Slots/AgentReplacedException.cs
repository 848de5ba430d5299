namespace OrleansTune.Grains.Interfaces.Slots;

/// <summary>A trainer agent's process spoke after another that began later had taken its name; none of its leases is valid.</summary>
[GenerateSerializer, Alias("agent-replaced")]
public sealed class AgentReplacedException : Exception
{
    /// <summary>A refusal of an agent's earlier process, or text for serialisation.</summary>
    public AgentReplacedException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal of an earlier process of an agent of a pool.</summary>
    public static AgentReplacedException Of(string agent, string pool) => new(
        $"A process that began later is the agent '{agent}' of the pool '{pool}' now; when both are alive, one of them needs another name.");
}
