using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>The server failed or answered what it should not: tell its operator, with the problem's trace id. (500 and the like)</summary>
public sealed class ServerFaultException : OrleansTuneException
{
    internal ServerFaultException(string message, HttpStatusCode? status, Problem? problem, Exception? inner = null)
        : base(message, status, problem, inner)
    {
    }
}
