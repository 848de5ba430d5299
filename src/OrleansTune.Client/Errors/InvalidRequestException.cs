using System.Net;
using OrleansTune.Contracts;

namespace OrleansTune.Client;

/// <summary>The request has faults: correct the fields named in <see cref="Errors"/>. Nothing was changed. (400, 413, 415 and the like)</summary>
public sealed class InvalidRequestException : OrleansTuneException
{
    internal InvalidRequestException(string message, HttpStatusCode? status, Problem? problem)
        : base(message, status, problem)
    {
    }

    /// <summary>Every fault with its field; empty when the fault lies in no field.</summary>
    public IReadOnlyList<FieldError> Errors => Problem?.Errors ?? [];
}
