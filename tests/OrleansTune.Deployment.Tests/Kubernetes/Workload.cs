using k8s.Models;

namespace OrleansTune.Deployment.Tests.Kubernetes;

/// <summary>A deployment or stateful set, as far as its pods go.</summary>
internal sealed record Workload(string Name, V1PodTemplateSpec Template)
{
    public V1PodSpec Pod => Template.Spec;

    public IDictionary<string, string> Labels => Template.Metadata.Labels;

    /// <summary>Whether it runs a program of ours.</summary>
    public bool IsOurs => Pod.Containers.Any(c => c.Image.Contains("orleanstune/", StringComparison.Ordinal));

    public bool IsSelectedBy(V1LabelSelector selector) =>
        (selector.MatchLabels ?? new Dictionary<string, string>()).All(l => Labels.TryGetValue(l.Key, out string? value) && value == l.Value)
        && (selector.MatchExpressions ?? []).All(e => e.OperatorProperty == "In" && Labels.TryGetValue(e.Key, out string? value) && e.Values.Contains(value));
}
