using System.Diagnostics;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;
using OrleansTune.Telemetry.Traces;

namespace OrleansTune.Telemetry.Tests.Traces;

public sealed class TraceSamplingTests
{
    private static readonly ActivityContext Kept = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
    private static readonly ActivityContext NotKept = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None, isRemote: true);

    [Fact]
    public void A_request_begins_a_trace_and_a_poll_or_a_timer_does_not()
    {
        var sampler = TraceSampling.Create(null, null, ratio: 1);
        Assert.True(IsKept(sampler, default, "Microsoft.AspNetCore.Hosting.HttpRequestIn", ActivityKind.Server));
        Assert.True(IsKept(sampler, default, "study dispatch", ActivityKind.Internal));
        Assert.False(IsKept(sampler, default, "ISlotBrokerGrain/PollAsync", ActivityKind.Client));
        Assert.False(IsKept(sampler, default, "IGrainTimerInvoker/InvokeCallbackAsync", ActivityKind.Server));
    }

    [Fact]
    public void Under_a_request_grain_calls_are_kept_as_the_caller_decided()
    {
        var sampler = TraceSampling.Create(null, null, ratio: 0);
        Assert.True(IsKept(sampler, Kept, "IStudyGrain/AskAsync", ActivityKind.Client));
        Assert.False(IsKept(sampler, NotKept, "IStudyGrain/AskAsync", ActivityKind.Client));
        Assert.False(IsKept(sampler, default, "study dispatch", ActivityKind.Internal));
    }

    [Theory]
    [InlineData("always_on", null, true)]
    [InlineData("always_off", null, false)]
    [InlineData("traceidratio", "1", true)]
    [InlineData("traceidratio", "0", false)]
    [InlineData("parentbased_always_on", null, true)]
    [InlineData("parentbased_always_off", null, false)]
    [InlineData("parentbased_traceidratio", "1.0", true)]
    public void The_standard_names_are_known(string name, string? argument, bool keepsRoots) =>
        Assert.Equal(keepsRoots, IsKept(TraceSampling.Create(name, argument, ratio: 0.5), default, "study dispatch", ActivityKind.Internal));

    [Theory]
    [InlineData("jaeger_remote", null)]
    [InlineData(null, "1.5")]
    [InlineData("traceidratio", "much")]
    public void What_is_not_known_is_refused(string? name, string? argument) =>
        Assert.Throws<OptionsValidationException>(() => TraceSampling.Create(name, argument, ratio: 1));

    private static bool IsKept(Sampler sampler, ActivityContext parent, string name, ActivityKind kind) => sampler
        .ShouldSample(new SamplingParameters(parent, ActivityTraceId.CreateRandom(), name, kind)).Decision == SamplingDecision.RecordAndSample;
}
