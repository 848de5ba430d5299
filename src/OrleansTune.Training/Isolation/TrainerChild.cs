using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Isolation;

/// <summary>The other life of a server's program: started with the argument <see cref="Argument"/>, it trains one trial for the server that started it.</summary>
public static class TrainerChild
{
    /// <summary>The only argument of a trainer process.</summary>
    public const string Argument = "trainer-child";

    /// <summary>Whether this program's <c>Main</c> has asked <see cref="IsAsked"/>, and so knows how to be a trainer process.</summary>
    public static bool IsOffered { get; private set; }

    /// <summary>Whether this process was started to train. To be asked first thing in <c>Main</c>.</summary>
    public static bool IsAsked(IReadOnlyList<string> args)
    {
        IsOffered = true;
        return args is [Argument];
    }

    /// <summary>Trains until the server has no more use for it; the process ends then.</summary>
    /// <param name="create">Makes the trainer of a task.</param>
    public static void Run(Func<ChildTask, ITrainer> create)
    {
        using var session = new ChildSession(ChildStreams.TakeOver(), create);
        session.Run();
    }
}
