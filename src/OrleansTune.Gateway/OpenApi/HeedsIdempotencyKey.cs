namespace OrleansTune.Gateway.OpenApi;

/// <summary>Metadata of a route: repeated requests of the same <c>Idempotency-Key</c> get the first one's answer.</summary>
internal sealed record HeedsIdempotencyKey;
