namespace OrleansTune.Training.Data;

/// <summary>Gives the data sets of one scheme: the part of a study's <c>data</c> before the colon, such as <c>csv</c> in <c>csv:irises.csv</c>.</summary>
/// <remarks>Register an implementation in dependency injection to add a scheme. Calls come from several threads.</remarks>
public interface IDataSource
{
    /// <summary>The scheme, lower case.</summary>
    string Scheme { get; }

    /// <summary>
    /// What is wrong with a location, as far as its text, the operator's settings and what files there are tell, without reading any data: a
    /// sentence's continuation such as "has no file's name after the colon."; null when nothing is. Asked when a study is created.
    /// </summary>
    string? Fault(string location);

    /// <summary>Loads a data set; may give the same instance again.</summary>
    /// <param name="location">What stands after the colon; empty when there is none.</param>
    /// <param name="cancellationToken">Ends a long load.</param>
    /// <exception cref="DataUnavailableException">There is no such data, or it is broken.</exception>
    DataSet Load(string location, CancellationToken cancellationToken);
}
