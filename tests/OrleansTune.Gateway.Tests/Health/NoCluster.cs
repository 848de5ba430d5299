using System.Reflection;

namespace OrleansTune.Gateway.Tests.Health;

/// <summary>A grain factory whose cluster cannot be reached.</summary>
public class NoCluster : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new TimeoutException("No silo answers.");
}
