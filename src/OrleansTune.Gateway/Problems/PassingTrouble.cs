using System.Data.Common;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Gateway.Problems;

/// <summary>Tells trouble that passes, such as a silo that restarts or a database that is away, from faults.</summary>
internal static class PassingTrouble
{
    /// <summary>Whether the same call may succeed a little later.</summary>
    public static bool Is(Exception exception) =>
        exception is TimeoutException or OrleansException or StudyUnavailableException or DbException or IOException or OperationCanceledException;
}
