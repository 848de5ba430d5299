using System.Reflection;

namespace OrleansTune.Gateway.Tests.Health;

/// <summary>A grain factory whose cluster cannot be reached.</summary>
public class NoCluster : DispatchProxy
{
    /// <summary>As drivers word theirs: with what is nobody's business.</summary>
    public const string Message = "host=10.0.0.7 password=secret did not answer";

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new TimeoutException(Message);
}
