using OrleansTune.TestSupport.Storage;

namespace OrleansTune.Silo.Tests.Storage.Sqlite;

public sealed class CountingGrain(
    [PersistentState("count")] IPersistentState<ConformanceState> state,
    [PersistentState("farewells")] IPersistentState<ConformanceState> farewells) : Grain, ICountingGrain, IRemindable
{
    private const string Reminder = "reconcile";

    public async Task<int> IncrementAsync()
    {
        state.State.Number++;
        await state.WriteStateAsync();
        return state.State.Number;
    }

    public Task RemindAsync() => this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    public async Task<bool> IsRemindedAsync() => await this.GetReminder(Reminder) is not null;

    public Task<int> FarewellsAsync() => Task.FromResult(farewells.State.Number);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        farewells.State.Number++;
        return farewells.WriteStateAsync(cancellationToken);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
