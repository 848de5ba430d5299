using OrleansTune.TestSupport;

namespace OrleansTune.Telemetry.Tests.Deployment;

/// <summary>The repository's folder <c>deploy/observability</c>.</summary>
internal static class ObservabilityFolder
{
    public static string Path(params string[] parts) => RepositoryRoot.File(["deploy", "observability", .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));
}
