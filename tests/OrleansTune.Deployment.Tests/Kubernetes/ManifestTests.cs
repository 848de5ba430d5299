using k8s.Models;

namespace OrleansTune.Deployment.Tests.Kubernetes;

/// <summary>What must hold of every overlay.</summary>
public sealed class ManifestTests
{
    // Made by the operator, not by the manifests: each overlay's first lines tell how.
    private static readonly string[] SecretsOfTheOperator = ["orleanstune-storage", "orleanstune-admin"];

    public static TheoryData<string> Overlays => [.. Directory.GetDirectories(Path.Combine(Tool.Repository, "deploy/kubernetes/overlays")).Select(d => Path.GetFileName(d))];

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Every_manifest_fits_the_schema_of_its_kind(string overlay)
    {
        string validator = Path.Combine(AppContext.BaseDirectory, "validator");
        await Validator.Value;
        var rendered = await Rendered.OfAsync(overlay);
        await Tool.RunAsync("node", ["validate.mjs"], rendered.Yaml, validator);
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Every_container_runs_without_rights_on_a_read_only_root(string overlay)
    {
        foreach (var workload in (await Rendered.OfAsync(overlay)).Workloads)
        {
            Assert.True(workload.Pod.SecurityContext.RunAsNonRoot, workload.Name);
            Assert.Equal("RuntimeDefault", workload.Pod.SecurityContext.SeccompProfile.Type);
            Assert.False(workload.Pod.AutomountServiceAccountToken, workload.Name);
            foreach (var container in workload.Pod.Containers)
            {
                Assert.False(container.SecurityContext.AllowPrivilegeEscalation, workload.Name);
                Assert.True(container.SecurityContext.ReadOnlyRootFilesystem, workload.Name);
                Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
                Assert.Contains(container.VolumeMounts, m => m.MountPath == "/tmp");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Every_container_says_what_it_needs_and_which_version_it_is(string overlay)
    {
        foreach (var container in (await Rendered.OfAsync(overlay)).Workloads.SelectMany(w => w.Pod.Containers))
        {
            Assert.Matches(@":[0-9]+\.[0-9]+", container.Image);
            Assert.Superset(new HashSet<string> { "cpu", "memory" }, container.Resources.Requests.Keys.ToHashSet());
            Assert.Contains("memory", container.Resources.Limits.Keys);
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task A_host_has_longer_to_end_than_it_takes_for_itself(string overlay)
    {
        var rendered = await Rendered.OfAsync(overlay);
        var settings = rendered.All<V1ConfigMap>().Single(m => m.Name().StartsWith("orleanstune", StringComparison.Ordinal)).Data;
        var grace = TimeSpan.Parse(settings["Cluster__ShutdownGrace"], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var workload in rendered.Workloads.Where(w => w.IsOurs))
        {
            long before = workload.Pod.Containers[0].Lifecycle?.PreStop?.Sleep?.Seconds ?? 0;
            Assert.True(workload.Pod.TerminationGracePeriodSeconds >= grace.TotalSeconds + before + 5, workload.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Every_workload_of_ours_has_a_disruption_budget_and_network_policies_for_both_directions(string overlay)
    {
        var rendered = await Rendered.OfAsync(overlay);
        foreach (var workload in rendered.Workloads)
        {
            Assert.True(!workload.IsOurs || rendered.All<V1PodDisruptionBudget>().Any(b => workload.IsSelectedBy(b.Spec.Selector)), workload.Name);
            var directions = rendered.All<V1NetworkPolicy>().Where(p => workload.IsSelectedBy(p.Spec.PodSelector)).SelectMany(p => p.Spec.PolicyTypes);
            Assert.Superset(new HashSet<string> { "Ingress", "Egress" }, directions.ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Every_host_is_probed_by_its_health_routes(string overlay)
    {
        foreach (var container in (await Rendered.OfAsync(overlay)).Workloads.Where(w => w.IsOurs).Select(w => w.Pod.Containers[0]))
        {
            Assert.Equal(
                ("/health/live", "/health/live", "/health/ready"),
                (container.StartupProbe.HttpGet.Path, container.LivenessProbe.HttpGet.Path, container.ReadinessProbe.HttpGet.Path));
            Assert.Contains(container.Ports, p => p.Name == container.ReadinessProbe.HttpGet.Port.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Every_setting_is_one_that_the_hosts_read(string overlay)
    {
        var rendered = await Rendered.OfAsync(overlay);
        var names = rendered.All<V1ConfigMap>().SelectMany(m => m.Data.Keys)
            .Concat(rendered.Workloads.SelectMany(w => w.Pod.Containers).SelectMany(c => c.Env ?? []).Select(e => e.Name))
            .Where(n => n.Contains("__", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(OptionNames.Knows(name), $"No host has the setting {name}."));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task What_a_manifest_refers_to_is_there(string overlay)
    {
        var rendered = await Rendered.OfAsync(overlay);
        string[] secrets = [.. rendered.All<V1Secret>().Select(s => s.Name()), .. SecretsOfTheOperator];
        var maps = rendered.All<V1ConfigMap>().Select(m => m.Name()).ToList();
        var claims = rendered.All<V1PersistentVolumeClaim>().Select(c => c.Name()).ToList();
        var accounts = rendered.All<V1ServiceAccount>().Select(a => a.Name()).ToList();
        foreach (var workload in rendered.Workloads)
        {
            Assert.All(workload.Pod.Containers.SelectMany(c => c.EnvFrom ?? []), e => Assert.Contains(e.ConfigMapRef.Name, maps));
            Assert.All(
                workload.Pod.Containers.SelectMany(c => c.Env ?? []).Select(e => e.ValueFrom?.SecretKeyRef?.Name).OfType<string>(), s => Assert.Contains(s, secrets));
            Assert.All(workload.Pod.Volumes.Select(v => v.PersistentVolumeClaim?.ClaimName).OfType<string>(), c => Assert.Contains(c, claims));
            Assert.True(!workload.IsOurs || accounts.Contains(workload.Pod.ServiceAccountName), workload.Name);
        }

        Assert.All(rendered.All<V1Service>(), s => Assert.Contains(rendered.Workloads, w => w.IsSelectedBy(new() { MatchLabels = s.Spec.Selector })));
        Assert.All(rendered.All<V2HorizontalPodAutoscaler>(), a => Assert.Contains(rendered.Workloads, w => w.Name == a.Spec.ScaleTargetRef.Name));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Secrets_are_referred_to_and_not_written_down(string overlay)
    {
        var rendered = await Rendered.OfAsync(overlay);
        Assert.True(overlay == "local" || !rendered.All<V1Secret>().Any());
        Assert.All(
            rendered.Workloads.SelectMany(w => w.Pod.Containers).SelectMany(c => c.Env ?? []).Where(e => e.Value is not null),
            e => Assert.DoesNotMatch("(?i)password|secret|connection", e.Name));
    }

    [Fact]
    public async Task The_gpu_trainers_ask_for_gpus_and_use_the_image_that_can()
    {
        var trainer = (await Rendered.OfAsync("gpu")).Workloads.Single(w => w.Name == "orleanstune-trainer-gpu").Pod.Containers[0];
        Assert.Equal("1", trainer.Resources.Limits["nvidia.com/gpu"].ToString());
        Assert.EndsWith("-cuda", trainer.Image);
    }

    private static readonly Lazy<Task> Validator = new(() => Tool.RunAsync(
        "npm", ["ci", "--no-audit", "--no-fund"], directory: Path.Combine(AppContext.BaseDirectory, "validator")));
}
