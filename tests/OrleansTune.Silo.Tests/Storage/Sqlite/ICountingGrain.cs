namespace OrleansTune.Silo.Tests.Storage.Sqlite;

/// <summary>A grain with a state and a reminder, as users of the store have them.</summary>
[Alias("OrleansTune.Silo.Tests.ICountingGrain")]
public interface ICountingGrain : IGrainWithStringKey
{
    /// <summary>Adds one, durably, and returns the count.</summary>
    [Alias("Increment")]
    Task<int> IncrementAsync();

    /// <summary>Registers the grain's reminder.</summary>
    [Alias("Remind")]
    Task RemindAsync();

    /// <summary>Whether the grain has its reminder.</summary>
    [Alias("IsReminded")]
    Task<bool> IsRemindedAsync();

    /// <summary>How often the grain was deactivated and could still write that down.</summary>
    [Alias("Farewells")]
    Task<int> FarewellsAsync();
}
