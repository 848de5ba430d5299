namespace OrleansTune.Grains;

/// <summary>Writing of the states that grains change in memory first.</summary>
internal static class DurableState
{
    /// <summary>Writes the state. When that fails, memory is ahead of the store, and the activation gives way to one that starts from what is stored.</summary>
    public static async Task WriteOrReloadAsync<T>(this IPersistentState<T> state, IGrainBase grain, CancellationToken cancellationToken = default)
    {
        try
        {
            await state.WriteStateAsync(cancellationToken);
        }
        catch
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
