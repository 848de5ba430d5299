namespace OrleansTune.Gateway.OpenApi;

/// <summary>Metadata of a route: the type of its body.</summary>
internal sealed record TakenBody(Type Type, bool IsRequired);
