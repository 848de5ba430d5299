using OrleansTune.Core.Studies;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Grains.Studies;

/// <summary>Bounds the requests that wait in a study: a store that stalls must not fill the memory with them.</summary>
/// <remarks>Used from a grain's own scheduler only, hence without locks.</remarks>
/// <param name="study">The study.</param>
/// <param name="most">Requests that may be under way at once.</param>
internal sealed class RequestGate(StudyKey study, int most)
{
    private int _inside;

    /// <summary>Lets a request in until the place is disposed.</summary>
    /// <exception cref="StudyException">There are as many as there may be (<see cref="RefusalCodes.Overloaded"/>); nothing was changed.</exception>
    public Place Enter()
    {
        if (_inside >= most)
            throw new StudyException(RefusalCodes.Overloaded, $"The study '{study.Study}' has {_inside} requests waiting; send this one again a little later.");
        _inside++;
        return new Place(this);
    }

    /// <summary>A request's place.</summary>
    public readonly struct Place(RequestGate gate) : IDisposable
    {
        /// <summary>Gives the place up; to be called once.</summary>
        public void Dispose() => gate._inside--;
    }
}
