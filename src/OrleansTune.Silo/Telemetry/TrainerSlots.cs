namespace OrleansTune.Silo.Telemetry;

/// <summary>An agent's slots, told of until it is disposed of.</summary>
internal sealed class TrainerSlots(int slots, Func<int> running, Action<TrainerSlots> end) : IDisposable
{
    public int Slots => slots;

    public int Running => running();

    public void Dispose() => end(this);
}
