using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>The thing is in a state that does not allow this; <see cref="OrleansTuneException.Code"/> says which. (409)</summary>
public sealed class ConflictException : OrleansTuneException
{
    internal ConflictException(string message, HttpStatusCode? status, Problem? problem, Exception? inner = null)
        : base(message, status, problem, inner)
    {
    }
}
