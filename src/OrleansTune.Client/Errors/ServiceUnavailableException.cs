using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>The server could not be reached, or not in time, or says that it is unavailable: try again later. (502, 503, 504, or no answer)</summary>
public sealed class ServiceUnavailableException : OrleansTuneException
{
    internal ServiceUnavailableException(string message, HttpStatusCode? status, Problem? problem, Exception? inner = null)
        : base(message, status, problem, inner)
    {
    }
}
