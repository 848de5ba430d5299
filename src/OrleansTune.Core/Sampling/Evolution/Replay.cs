using OrleansTune.Core.Sampling.Ranking;
using OrleansTune.Core.Trials;

namespace OrleansTune.Core.Sampling.Evolution;

/// <summary>Folds told trials into an immutable state, generation by generation, and remembers the last states so that a new trial costs little.</summary>
/// <typeparam name="TState">The state; never changed in place.</typeparam>
/// <param name="initial">The state before the first trial.</param>
/// <param name="size">How many trials the next generation of a state takes.</param>
/// <param name="advance">The state after that generation.</param>
internal sealed class Replay<TState>(TState initial, Func<TState, int> size, Func<TState, List<Evaluation>, TState> advance)
{
    // A trial that ends late changes the generations since its number; further back than this everything is folded anew.
    private const int Remembered = 16;

    private readonly List<(TState State, int Taken)> _states = [(initial, 0)];
    private readonly List<Trial> _taken = [];

    /// <summary>The state after all full generations of the told trials.</summary>
    public TState After(List<Evaluation> told, CancellationToken cancellationToken)
    {
        int same = 0;
        while (same < _taken.Count && same < told.Count && ReferenceEquals(_taken[same], told[same].Trial))
            same++;
        if (same < _taken.Count)
            Rewind(same);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (state, taken) = _states[^1];
            int wanted = size(state);
            if (told.Count - taken < wanted)
                return state;
            var generation = told.GetRange(taken, wanted);
            _taken.AddRange(generation.Select(e => e.Trial));
            _states.Add((advance(state, generation), taken + wanted));
            if (_states.Count > Remembered)
                _states.RemoveAt(0);
        }
    }

    private void Rewind(int same)
    {
        _states.RemoveAll(s => s.Taken > same);
        if (_states.Count == 0)
            _states.Add((initial, 0));
        _taken.RemoveRange(_states[^1].Taken, _taken.Count - _states[^1].Taken);
    }
}
