using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrleansTune.Hosting.Storage;

namespace OrleansTune.Hosting.Cluster;

/// <summary>Runs a process of the cluster until it is asked to end.</summary>
internal static class NodeProcess
{
    private const int Done = 0;
    private const int Failed = 1;

    /// <summary>
    /// Builds the host, runs it and returns the process' exit code. What an operator can put right is told in lines of plain
    /// text on standard error: each wrong setting, or the store that cannot be used.
    /// </summary>
    public static async Task<int> RunAsync(Func<IHost> build)
    {
        try
        {
            using var host = build();
            await host.RunAsync();
            return Done;
        }
        catch (OperationCanceledException)
        {
            // Asked to end before it had started.
            return Done;
        }
        catch (OptionsValidationException e)
        {
            return Tell(e.Failures);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return Tell(e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures));
        }
        catch (StorageUnavailableException e)
        {
            return Tell([e.Message]);
        }
        catch (InvalidOperationException e) when (e.InnerException is FormatException or ArgumentException)
        {
            // A setting that cannot be read as a number or time at all; the message names it.
            return Tell([e.Message]);
        }
    }

    private static int Tell(IEnumerable<string> errors)
    {
        foreach (var error in errors)
            Console.Error.WriteLine($"error: {error}");
        return Failed;
    }
}
