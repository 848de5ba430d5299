namespace OrleansTune.EndToEnd.Tests.Telemetry;

/// <summary>A span as it came in; ids are lower-case hexadecimal.</summary>
/// <param name="Source">The activity source it is of.</param>
/// <param name="Process">The process that sent it.</param>
/// <param name="Trace">Its trace.</param>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The span above it; empty for a root.</param>
/// <param name="Name">Its name.</param>
/// <param name="LinkedTraces">The traces that it links to.</param>
internal sealed record ReceivedSpan(string Source, string Process, string Trace, string Id, string Parent, string Name, IReadOnlyList<string> LinkedTraces);
