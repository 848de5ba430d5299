namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>A query of a dashboard.</summary>
/// <param name="Dashboard">The dashboard's uid.</param>
/// <param name="Panel">The panel's title.</param>
/// <param name="Query">PromQL.</param>
internal sealed record DashboardQuery(string Dashboard, string Panel, string Query);
