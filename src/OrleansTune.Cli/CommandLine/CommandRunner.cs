using System.CommandLine;
using OrleansTune.Client;
using OrleansTune.Contracts;

namespace OrleansTune.Cli.CommandLine;

/// <summary>Runs commands, and turns what they throw into words and an exit code.</summary>
internal sealed class CommandRunner(CliHost host, GlobalOptions globals)
{
    public CliHost Host => host;

    /// <summary>Gives a command its action.</summary>
    public Command Bind(Command command, Func<Invocation, CancellationToken, Task<int>> action)
    {
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using var invocation = new Invocation(arguments, host, globals);
            return await RunAsync(invocation, action, cancellationToken);
        });
        return command;
    }

    private async Task<int> RunAsync(Invocation invocation, Func<Invocation, CancellationToken, Task<int>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action(invocation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Failed;
        }
        catch (UsageException e)
        {
            return Fail(e.Message, ExitCodes.Usage);
        }
        catch (InvalidRequestException e) when (e.Errors.Count > 0)
        {
            host.Error.WriteLine($"error: {e.Problem?.Detail ?? "The request has faults."}");
            foreach (var fault in e.Errors)
                host.Error.WriteLine(fault.Field.Length > 0 ? $"  {fault.Field}: {fault.Message}" : $"  {fault.Message}");
            return ExitCodes.Usage;
        }
        catch (InvalidRequestException e)
        {
            return Fail(e.Message, ExitCodes.Usage);
        }
        catch (NotFoundException e)
        {
            return Fail(e.Message + await NameSuggestion.ForAsync(e, invocation, cancellationToken), ExitCodes.NotFound);
        }
        catch (AuthenticationException e)
        {
            return Fail($"{e.Message} Give a key with --api-key or {GlobalOptions.ApiKeyVariable}.", ExitCodes.Refused);
        }
        catch (ServiceUnavailableException e) when (e.Code is ErrorCodes.RunningQuotaReached or ErrorCodes.RateLimited)
        {
            return Fail(e.Message, ExitCodes.Refused);
        }
        catch (ForbiddenException e)
        {
            return Fail(e.Message, ExitCodes.Refused);
        }
        catch (Exception e) when (e is OrleansTuneException or IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message, ExitCodes.Failed);
        }
    }

    private int Fail(string message, int exitCode)
    {
        host.Error.WriteLine($"error: {message}");
        return exitCode;
    }
}
