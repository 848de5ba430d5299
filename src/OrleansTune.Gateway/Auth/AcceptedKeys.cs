using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace OrleansTune.Gateway.Auth;

/// <summary>Keys found good within the last second, so that a busy worker does not ask the tenant's grain each time. A revoked key is good for that second longer.</summary>
internal sealed class AcceptedKeys(TimeProvider time)
{
    private const int MostKeys = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    // Keyed by hash: the secrets themselves do not stay in memory.
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Until)> _accepted = new(StringComparer.Ordinal);

    public Caller? Find(string key)
    {
        if (!_accepted.TryGetValue(Hash(key), out var found))
            return null;
        return time.GetUtcNow() < found.Until ? found.Caller : null;
    }

    /// <summary>Keeps a key in mind.</summary>
    /// <param name="key">The key.</param>
    /// <param name="caller">Whose it is.</param>
    /// <param name="asked">When the tenant was asked: it may have revoked the key before its answer arrived.</param>
    public void Add(string key, Caller caller, DateTimeOffset asked)
    {
        if (_accepted.Count >= MostKeys)
            _accepted.Clear();
        _accepted[Hash(key)] = (caller, asked + Lifetime);
    }

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
