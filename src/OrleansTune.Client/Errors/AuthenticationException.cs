using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>There is no API key, or the server does not know it: give another. (401)</summary>
public sealed class AuthenticationException : OrleansTuneException
{
    internal AuthenticationException(string message, HttpStatusCode? status, Problem? problem, Exception? inner = null)
        : base(message, status, problem, inner)
    {
    }
}
