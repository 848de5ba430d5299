using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>There is no such study, trial, tenant or key, or it belongs to another tenant: correct the name. (404)</summary>
public sealed class NotFoundException : OrleansTuneException
{
    internal NotFoundException(string message, HttpStatusCode? status, Problem? problem, Exception? inner = null)
        : base(message, status, problem, inner)
    {
    }
}
