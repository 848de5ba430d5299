namespace OrleansTune.Silo.Storage.Sqlite;

/// <summary>
/// One write on its way through the writer. It must hold a single changing statement, which SQLite undoes by itself when it
/// fails, and must bear being applied again after its transaction was lost.
/// </summary>
internal abstract class SqliteWrite
{
    /// <summary>About how much this write adds to its transaction, in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>Whether the caller has been told the outcome.</summary>
    public abstract bool IsSettled { get; }

    /// <summary>Runs the statement inside the open transaction and keeps the outcome back.</summary>
    public abstract void Apply(SqliteSession session);

    /// <summary>Hands out the outcome: the transaction is durable.</summary>
    public abstract void Acknowledge();

    /// <summary>Hands out a fault: the write is not acknowledged as durable.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A write whose caller waits for a <typeparamref name="T"/>.</summary>
internal sealed class SqliteWrite<T>(Func<SqliteSession, T> apply) : SqliteWrite
{
    // The writer thread must not run what callers do next.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _outcome;

    public Task<T> Completion => _completion.Task;

    public override bool IsSettled => _completion.Task.IsCompleted;

    public override void Apply(SqliteSession session) => _outcome = apply(session);

    public override void Acknowledge() => _completion.SetResult(_outcome!);

    public override void Fail(Exception exception) => _completion.SetException(exception);
}
