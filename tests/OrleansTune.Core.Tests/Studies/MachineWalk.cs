using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Tests.Studies;

/// <summary>Gives a machine random commands, sensible and foolish ones, and checks what must hold after each.</summary>
internal sealed class MachineWalk(StudySpec spec, ulong seed)
{
    private readonly CommandSource _commands = new(spec, seed);

    public StudyMachine Machine { get; } = TestStudy.New(spec);

    public void Walk(int steps)
    {
        for (int i = 0; i < steps; i++)
            Give(_commands.Next(Machine));
    }

    /// <summary>Lets diligent workers go on until the study has nothing more for them.</summary>
    public void WorkToTheEnd()
    {
        for (int i = 0; i < 3000 && Machine.Head.State is StudyState.Running or StudyState.Paused; i++)
            Give(_commands.NextDiligent(Machine));
    }

    private void Give(Command command)
    {
        var twin = TestStudy.Rebuild(Machine);
        long before = Machine.Version;
        string stateBefore = MachineState.Of(Machine);

        string answer = Answer(Machine, command);

        MachineRules.Hold(Machine);
        CheckWhatChanged(before);
        if (answer.StartsWith("refused", StringComparison.Ordinal))
            Assert.Equal(stateBefore, MachineState.Of(Machine));
        Assert.Equal(answer, Answer(twin, command));
        Assert.Equal(MachineState.Of(Machine), MachineState.Of(twin));
        if (command.IsIdempotent && !answer.StartsWith("refused", StringComparison.Ordinal))
        {
            string progress = MachineState.ProgressOf(Machine);
            Assert.Equal(answer, Answer(Machine, command));
            Assert.Equal(progress, MachineState.ProgressOf(Machine));
            Machine.History.TakeDirtyPages();
            Machine.TakeHeadChanged();
        }
    }

    private void CheckWhatChanged(long before)
    {
        var changed = Machine.History.Snapshot().Where(t => t.Version > before).ToList();
        Assert.Equal(changed.OrderBy(t => t.Version).Take(3), Machine.ChangedSince(before, 3));
        Assert.Equal(changed.Select(t => t.Number / Machine.Head.PageSize).Distinct(), Machine.History.TakeDirtyPages());
        Assert.Equal(Machine.Head.Version > before, Machine.TakeHeadChanged());
    }

    private static string Answer(StudyMachine machine, Command command)
    {
        try
        {
            return MachineState.OfAnswer(command.Give(machine));
        }
        catch (StudyException refusal)
        {
            return $"refused: {refusal.Code} {refusal.Message}";
        }
    }
}
