using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Trials;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Grains.Interfaces.Trials;

namespace OrleansTune.Grains.Tests.Serialization;

/// <summary>Whatever is written is read as it was.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly JsonSerializerOptions AsText = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new ParameterSetText() },
    };

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Parameter_values_of_every_kind() => StoredGen.Value.Sample(value => Assert.Equal(value, Again(value)));

    [Fact]
    public void Points() => StoredGen.Parameters.Sample(point =>
    {
        Assert.Equal(point, Again(point));
        Assert.Equal(point.Keys, Again(point).Keys);
    });

    [Fact]
    public void Trials_with_numbers_that_are_none_and_without_measurements() => StoredGen.Trial.Sample(Same);

    [Fact]
    public void Pages_of_trials() => StoredGen.Page.Sample(Same, iter: 30);

    [Fact]
    public void Heads() => StoredGen.Head.Sample(Same);

    [Fact]
    public void Trainings() => StoredGen.Training.Sample(Same);

    [Fact]
    public void Slots() => StoredGen.Broker.Sample(Same);

    [Fact]
    public void Tenants() => StoredGen.Tenant.Sample(state =>
    {
        Same(state);
        Assert.Same(StringComparer.Ordinal, Again(state).Studies.Comparer);
    });

    [Fact]
    public void Pages_of_a_register() => StoredGen.RegisterPage.Sample(Same);

    [Fact]
    public void Commands_and_answers() => Gen.Select(StoredGen.Trial.Array[0, 3], StoredGen.Parameters, Gen.String.Null(), Gen.Long).Sample((trials, point, text, number) =>
    {
        Objective[] objectives = [new("loss", Direction.Minimize), new("accuracy", Direction.Maximize)];
        var study = new StudySnapshot
        {
            Name = "s",
            State = StudyState.Completed,
            SpecJson = "{}",
            Created = DateTimeOffset.UnixEpoch,
            Ended = DateTimeOffset.UnixEpoch,
            Reason = text,
            Counts = [1, 2, 3, 4, 5, 6],
            ResourceSpent = number,
            ResourceOfFullTraining = 7,
            Best = trials,
            Version = number,
            Objectives = objectives,
            IsNew = true,
        };
        Same(new AskCommand { Count = 3, Worker = text, RequestKey = text });
        Same(new TellCommand { Number = 1, Failed = true, Reason = text, Values = [double.NaN, 1], Constraints = [], Worker = text });
        Same(new AddTrialsCommand { Points = [point], Results = [new() { Parameters = point, Values = [1], Constraints = [2] }], RequestKey = text });
        Same(new TrialPage { Trials = trials, Next = 5, Objectives = objectives });
        Same(new StudyChanges { Trials = trials, Study = study, Next = number });
        Same(new EpochReport { Measurement = new(2, [double.NaN]), Checkpoint = new("c", 2, number) });
        Same(new Interfaces.Slots.AgentPoll { Agent = "a", Incarnation = "i", Slots = 2, Known = [number], Wait = TimeSpan.FromTicks(5), Started = DateTimeOffset.UnixEpoch, GivingBack = [7] });
        Same(new Interfaces.Slots.AgentLeases { Leases = [new(number, new(new("t", "s"), 4))], Recalled = [number] });
        Same(new Interfaces.Slots.SlotDemand(new(new("t", "s"), 4), new(250), -3));
        Same(new IssuedKey(new() { Id = "i", Name = "n", Role = TenantRole.Admin, Created = DateTimeOffset.UnixEpoch }, "ot_t.i.s"));
        Same(new TenantSnapshot { Id = "t", Created = DateTimeOffset.UnixEpoch, Keys = [], Studies = 3, Weight = 2.5, Quota = new() { Studies = 4, RequestsPerSecond = 0.5 } });
        Same(new TrialAdmission { Granted = 3, Reason = "r", Passes = true });
        Same(new TenantUsage { Studies = 1, RunningTrials = 2, StoredTrials = number, Quota = new() { RunningTrials = 9, CheckpointBytes = number, GpuSecondsPerDay = 1.5 }, CheckpointBytes = number, GpuSecondsToday = 0.25 });
        Same(new CheckpointAdmission(number, 7));
        Same(new AuditEntry { Time = DateTimeOffset.UnixEpoch, Actor = "a", Action = "b", Detail = "c" });
        Same(new KeyGrant(TenantRole.Viewer, 2.5, DateTimeOffset.UnixEpoch));
    }, iter: 50);

    [Fact]
    public void Assignments_and_tasks() => StoredGen.Assignment.Sample(assignment =>
        Same(new TrialTask { Assignment = assignment, Checkpoints = [new("c", 1, 2)], Attempt = 3 }));

    [Fact]
    public void Trials_are_passed_on_within_a_process_as_they_are() => StoredGen.Trial.Sample(
        trial => Assert.Same(trial, Assert.Single(_services.GetRequiredService<DeepCopier>().Copy(new List<Trial> { trial }))), iter: 10);

    [Fact]
    public void A_measurement_without_values_is_read_as_one_of_none() =>
        Assert.Equal((0, 0), (Again(default(Measurement)).Step, Again(default(Measurement)).Values.Length));

    [Fact]
    public void Refusals_with_code_and_fields()
    {
        var refusal = new StudyException(RefusalCodes.InvalidSpec, "faulty", [new("a.b", "is wrong."), new("c", "is missing.")]);
        var again = Assert.IsType<StudyException>(Again<Exception>(refusal));
        Assert.Equal((refusal.Code, refusal.Message), (again.Code, again.Message));
        Assert.Equal(refusal.Errors, again.Errors);
        Assert.Equal(new StudyUnavailableException(new("t", "s"), "why").Message, Again<Exception>(new StudyUnavailableException(new("t", "s"), "why")).Message);
        Assert.IsType<StaleLeaseException>(Again<Exception>(new StaleLeaseException(new(new("t", "s"), 1), 2, 3)));
    }

    private T Again<T>(T value) => Serializer.Deserialize<T>(Serializer.SerializeToArray(value))!;

    private void Same<T>(T value) => Assert.Equal(JsonSerializer.Serialize(value, AsText), JsonSerializer.Serialize(Again(value), AsText));
}
