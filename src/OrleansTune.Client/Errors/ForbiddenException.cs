using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>The API key does not allow this: use one that does. (403)</summary>
public sealed class ForbiddenException : OrleansTuneException
{
    internal ForbiddenException(string message, HttpStatusCode? status, Problem? problem, Exception? inner = null)
        : base(message, status, problem, inner)
    {
    }
}
