namespace OrleansTune.Grains.Telemetry;

/// <summary>How a tenant stands to one of its limits.</summary>
/// <param name="Quota">Which one.</param>
/// <param name="Used">What counts against it; null while unknown.</param>
/// <param name="Limit">The limit; null for none.</param>
internal readonly record struct QuotaFigure(string Quota, double? Used, double? Limit);
