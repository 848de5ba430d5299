using CsCheck;
using OrleansTune.Grains.Interfaces.Tenants;
using OrleansTune.Grains.Tenants;

namespace OrleansTune.Grains.Tests.Tenants;

public sealed class StudyRegisterTests
{
    // Few enough names for many to be there already, enough for pages to be split.
    private const int Names = 4 * StudyRegister.MostInPage;

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (8, Gen.Select(Gen.Int[0, Names], Gen.Int[1, 400], (from, count) => new Step(StepKind.Add, from, count))),
        (6, Gen.Select(Gen.Int[0, Names], Gen.Int[1, 400], (from, count) => new Step(StepKind.Remove, from, count))),
        (3, Gen.Select(Gen.Int[0, Names], Gen.Int[1, 50], (from, count) => new Step(StepKind.Note, from, count))),
        (5, Gen.Select(Gen.Int, Gen.Int[0, 3]).Select((written, mended) => new Step(StepKind.Crash, written, mended))),
        (9, Gen.Const(new Step(StepKind.Save, 0, 0))));

    private enum StepKind
    {
        Add,
        Remove,
        Note,
        Save,
        Crash,
    }

    [Fact]
    public void After_any_changes_and_crashes_between_any_two_writes_it_holds_what_was_saved_once_and_in_order() => AnyStep.Array[1, 60].Sample(steps =>
    {
        var store = new List<StudyRegisterPageState>();
        var register = Open(store);
        var saved = new SortedSet<string>(StringComparer.Ordinal);
        var now = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (kind, from, count) in steps)
        {
            string[] names = kind == StepKind.Crash ? [] : [.. Enumerable.Range(from, count).Select(Name)];
            switch (kind)
            {
                case StepKind.Add:
                    Array.ForEach(names, register.Add);
                    now.UnionWith(names);
                    break;
                case StepKind.Remove:
                    Array.ForEach(names, register.Remove);
                    now.ExceptWith(names);
                    break;
                case StepKind.Note:
                    Array.ForEach(names, name => register.Note(name, new(1, count)));
                    break;
                case StepKind.Save:
                    Write(store, register.TakeWrites(withUsage: true));
                    saved = new(now, StringComparer.Ordinal);
                    break;
                case StepKind.Crash:
                    WriteSome(store, register.TakeWrites(withUsage: true), which: from);
                    // Another one while that is mended.
                    foreach (var (row, state) in new StudyRegister([.. store]).Mend().Take(count))
                        store[row] = state;
                    register = Open(store);
                    var found = All(register);
                    // What was not saved may be there or not.
                    Assert.Empty(saved.Intersect(now).Except(found));
                    Assert.Empty(found.Except(saved).Except(now));
                    saved = new(found, StringComparer.Ordinal);
                    now = new(found, StringComparer.Ordinal);
                    break;
            }

            Assert.Equal(now, All(register));
            Assert.Equal(now.Count, register.Count);
        }

        // What the pages hold, page by page: no study twice, none too large, and none that waits for nothing.
        Write(store, register.TakeWrites(withUsage: true));
        Assert.Equal(now, store.SelectMany(p => p.Names).Order(StringComparer.Ordinal));
        Assert.All(store, page => Assert.InRange(page.Names.Length, 0, StudyRegister.MostInPage));
    }, iter: 300);

    [Fact]
    public void The_trials_of_all_studies_are_those_that_each_said_last() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[0, 100], Gen.Bool).Array[0, 60].Sample(words =>
        {
            var store = new List<StudyRegisterPageState>();
            var register = Open(store);
            var model = new Dictionary<string, TrialUsage>();
            foreach (var (study, running, stored, removes) in words)
            {
                register.Note("not there", new(7, 7));
                if (removes)
                {
                    register.Remove(Name(study));
                    model.Remove(Name(study));
                }
                else
                {
                    register.Add(Name(study));
                    register.Note(Name(study), new(running, stored));
                    model[Name(study)] = new(running, stored);
                }
            }

            Write(store, register.TakeWrites(withUsage: true));
            foreach (var one in new[] { register, Open(store) })
                Assert.Equal((model.Values.Sum(u => (long)u.Running), model.Values.Sum(u => (long)u.Stored)), (one.Running, one.Stored));
        });

    [Fact]
    public void The_names_after_one_are_given_whether_it_is_there_or_not() => Gen.Select(Gen.Int[0, Names].Array[0, 900], Gen.Int[-1, Names + 1], Gen.Int[0, 600]).Sample((numbers, after, count) =>
    {
        var register = Open([]);
        foreach (int number in numbers)
            register.Add(Name(number));
        register.TakeWrites(withUsage: false);
        var sorted = numbers.Select(Name).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(sorted.Take(count), register.After(null, count));
        Assert.Equal(sorted.Where(n => string.CompareOrdinal(n, Name(after)) > 0).Take(count), register.After(Name(after), count));
    }, iter: 200);

    [Fact]
    public void A_change_is_written_in_a_page_or_two_however_many_studies_there_are()
    {
        var store = new List<StudyRegisterPageState>();
        var register = Open(store);
        for (int i = 0; i < 20_000; i++)
        {
            // In no order: by a step that has no factor in common with their number.
            register.Add($"study-{i * 7919L % 20_000:d5}");
            var writes = register.TakeWrites(withUsage: false);
            Assert.InRange(writes.First.Count + writes.Then.Count, 1, 2);
            Write(store, writes);
        }

        Assert.InRange(store.Count, 20_000 / StudyRegister.MostInPage, 20_000 / (StudyRegister.MostInPage / 2));
        for (int i = 0; i < 20_000; i++)
        {
            register.Remove($"study-{i:d5}");
            var writes = register.TakeWrites(withUsage: false);
            Assert.InRange(writes.First.Count + writes.Then.Count, 1, 2);
            Write(store, writes);
        }

        Assert.All(store, page => Assert.Empty(page.Names));
    }

    [Fact]
    public void Rows_that_became_empty_are_used_again()
    {
        var store = new List<StudyRegisterPageState>();
        var register = Open(store);
        // A window of studies that moves on, as of names that begin with a date.
        for (int i = 0; i < 20_000; i++)
        {
            register.Add($"{i:d6}");
            if (i >= 1000)
                register.Remove($"{i - 1000:d6}");
            Write(store, register.TakeWrites(withUsage: false));
        }

        Assert.InRange(store.Count, 1, 12);
    }

    [Fact]
    public void Pages_are_written_for_their_studies_trials_only_when_asked_for()
    {
        var store = new List<StudyRegisterPageState>();
        var register = Open(store);
        register.Add("a");
        Write(store, register.TakeWrites(withUsage: false));
        register.Note("a", new(1, 2));
        Assert.Empty(register.TakeWrites(withUsage: false).Then);
        Assert.Single(register.TakeWrites(withUsage: true).Then);
        register.Note("a", new(1, 2));
        Assert.Empty(register.TakeWrites(withUsage: true).Then);
    }

    private static string Name(int number) => $"study-{number}";

    private static StudyRegister Open(List<StudyRegisterPageState> store)
    {
        var register = new StudyRegister([.. store]);
        foreach (var (row, state) in register.Mend())
            store[row] = state;
        return register;
    }

    /// <summary>Stores all of the writes.</summary>
    private static void Write(List<StudyRegisterPageState> store, StudyRegisterWrites writes)
    {
        foreach (var write in writes.First.Concat(writes.Then))
            Write(store, write);
    }

    /// <summary>Stores some of the writes: those of pages that are there already are on their way at once, so any of them may be done.</summary>
    private static void WriteSome(List<StudyRegisterPageState> store, StudyRegisterWrites writes, int which)
    {
        int rows = store.Count;
        (int Row, StudyRegisterPageState State)[][] stages =
        [
            [.. writes.First.Where(w => w.Row < rows)],
            .. writes.First.Where(w => w.Row >= rows).Select(w => new[] { w }),
            [.. writes.Then],
        ];
        foreach (var stage in stages)
        {
            var done = stage.Where(_ => ((which = int.RotateRight(which, 1)) & 1) != 0).ToList();
            done.ForEach(w => Write(store, w));
            if (done.Count < stage.Length)
                return;
        }
    }

    private static void Write(List<StudyRegisterPageState> store, (int Row, StudyRegisterPageState State) write)
    {
        // A row beyond a missing one would not be found.
        Assert.InRange(write.Row, 0, store.Count);
        if (write.Row == store.Count)
            store.Add(write.State);
        else
            store[write.Row] = write.State;
    }

    private static IReadOnlyList<string> All(StudyRegister register) => register.After(null, int.MaxValue);

    private readonly record struct Step(StepKind Kind, int Number, int Count);
}
