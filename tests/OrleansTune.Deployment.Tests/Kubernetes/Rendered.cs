using k8s;
using k8s.Models;

namespace OrleansTune.Deployment.Tests.Kubernetes;

/// <summary>What an overlay renders to.</summary>
internal sealed class Rendered
{
    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["v1/ConfigMap"] = typeof(V1ConfigMap),
        ["v1/PersistentVolumeClaim"] = typeof(V1PersistentVolumeClaim),
        ["v1/Secret"] = typeof(V1Secret),
        ["v1/Service"] = typeof(V1Service),
        ["v1/ServiceAccount"] = typeof(V1ServiceAccount),
        ["apps/v1/Deployment"] = typeof(V1Deployment),
        ["apps/v1/StatefulSet"] = typeof(V1StatefulSet),
        ["autoscaling/v2/HorizontalPodAutoscaler"] = typeof(V2HorizontalPodAutoscaler),
        ["networking.k8s.io/v1/NetworkPolicy"] = typeof(V1NetworkPolicy),
        ["policy/v1/PodDisruptionBudget"] = typeof(V1PodDisruptionBudget),
    };

    private Rendered(string yaml, IReadOnlyList<object> manifests) => (Yaml, Manifests) = (yaml, manifests);

    /// <summary>As it would be applied.</summary>
    public string Yaml { get; }

    public IReadOnlyList<object> Manifests { get; }

    /// <summary>Every pod that would run.</summary>
    public IReadOnlyList<Workload> Workloads => [.. Manifests.Select(m => m switch
    {
        V1Deployment d => new Workload(d.Name(), d.Spec.Template),
        V1StatefulSet s => new Workload(s.Name(), s.Spec.Template),
        _ => null,
    }).OfType<Workload>()];

    /// <summary>Renders an overlay; fields that Kubernetes does not know are refused.</summary>
    public static async Task<Rendered> OfAsync(string overlay)
    {
        string yaml = await Tool.RunAsync("kubectl", ["kustomize", $"deploy/kubernetes/overlays/{overlay}"]);
        return new(yaml, KubernetesYaml.LoadAllFromString(yaml, Kinds, strict: true));
    }

    public IEnumerable<T> All<T>() => Manifests.OfType<T>();
}
