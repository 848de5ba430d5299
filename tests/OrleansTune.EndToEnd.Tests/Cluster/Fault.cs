namespace OrleansTune.EndToEnd.Tests.Cluster;

/// <summary>Something that happens to a service under load, and how it is put right.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Strike">Has it happen.</param>
/// <param name="Repair">Puts it right, and waits until all is up again.</param>
/// <param name="AnswersMeanwhile">Whether the service has to answer while it lasts.</param>
internal sealed record Fault(string Name, Func<Task> Strike, Func<Task> Repair, bool AnswersMeanwhile);
