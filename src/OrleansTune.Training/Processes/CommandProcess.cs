using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace OrleansTune.Training.Processes;

/// <summary>A running command: lines in, lines out, its errors kept for when it fails. Disposing it kills it with all its children.</summary>
internal sealed class CommandProcess : IDisposable
{
    // What was printed just before the end may still be on its way; children of the command can hold the pipe open for ever.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1);

    // What was killed still has its files open until the system has put it away.
    private static readonly TimeSpan DeathTime = TimeSpan.FromSeconds(5);

    private readonly string _name;
    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];
    private readonly OutputTail _tail = new();
    private readonly CountdownEvent _open = new(2);

    private CommandProcess(string name, Process process) => (_name, _process) = (name, process);

    /// <summary>Starts a command.</summary>
    /// <exception cref="TrainerProcessException">It cannot be started.</exception>
    public static CommandProcess Start(string name, ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = start.StandardErrorEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        start.UseShellExecute = false;
        var command = new CommandProcess(name, new Process { StartInfo = start, EnableRaisingEvents = true });
        try
        {
            command.Start();
            return command;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            command.Dispose();
            throw new TrainerProcessException($"The command '{name}' cannot be started: {e.Message}", e);
        }
    }

    /// <summary>Sends a line.</summary>
    public void Send(string line)
    {
        try
        {
            _process.StandardInput.Write(line + "\n");
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It closed its input or ended: what it printed tells which, and is read next.
        }
    }

    /// <summary>The next line it prints; null when it has ended.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public string? Receive(CancellationToken cancellationToken)
    {
        try
        {
            return _lines.TryTake(out string? line, Timeout.Infinite, cancellationToken) ? line : null;
        }
        catch (InvalidOperationException)
        {
            // Completed and empty between the two looks that TryTake has.
            return null;
        }
    }

    /// <summary>Notes a line of output that means nothing to the protocol.</summary>
    public void Note(string line) => _tail.Add(line);

    /// <summary>An error about the command, with its last output.</summary>
    public TrainerProcessException Fail(string what) => new($"The command '{_name}': {what}{_tail}");

    /// <summary>How it ended; to be asked for after it has.</summary>
    public string Ending => _process.HasExited ? $"It {ExitStatus.Describe(_process.ExitCode)}" : "It closed its output";

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(DeathTime);
        }
        catch (InvalidOperationException)
        {
            // It never started, or is gone already.
        }
        catch (AggregateException)
        {
            // A child that belongs to another user.
        }

        _process.Dispose();
    }

    private void Start()
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data, _lines.Add);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, _tail.Add);
        _process.Exited += (_, _) =>
        {
            _open.Wait(DrainTime);
            _lines.CompleteAdding();
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Read(string? line, Action<string> take)
    {
        if (line is null)
        {
            _open.Signal();
            return;
        }

        try
        {
            take(line);
        }
        catch (InvalidOperationException)
        {
            // Printed by a child that outlives the command: too late to mean anything.
        }
    }
}
