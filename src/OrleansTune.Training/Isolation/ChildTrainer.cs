using System.Diagnostics;
using OrleansTune.Training.Processes;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Isolation;

/// <summary>A trainer in a process of its own: whatever happens to it there, a crash in native code included, is an exception here.</summary>
/// <remarks>
/// When the process ends, hangs or outgrows its limits, it is killed with everything it started, and every call from then on throws
/// <see cref="TrainerProcessException"/> with its last output. When this process ends, it ends too, however this one came to its end.
/// </remarks>
public sealed class ChildTrainer : ITrainer
{
    // For a trainer to notice that its epoch was cancelled.
    private static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OutputTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DeathTime = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<FrameKind, string> Steps = new()
    {
        [FrameKind.Create] = "starting",
        [FrameKind.Train] = "an epoch",
        [FrameKind.Save] = "saving a checkpoint",
        [FrameKind.Load] = "loading a checkpoint",
    };

    private readonly Process _process;
    private readonly ProcessSession _session;
    private readonly FrameStream _frames;
    private readonly ChildWatch _watch;
    private readonly OutputTail _tail = new();
    private readonly ManualResetEventSlim _errorsEnded = new();
    private readonly DirectoryInfo _scratch;
    private readonly TimeProvider _time;
    private bool _isDisposed;

    private ChildTrainer(Process process, DirectoryInfo scratch, ChildLimits limits, TimeProvider time)
    {
        (_process, _scratch, _time) = (process, scratch, time);
        _session = new ProcessSession(process);
        _frames = new FrameStream(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        _watch = new ChildWatch(_session, limits, time);
    }

    /// <inheritdoc/>
    public int Epoch { get; private set; }

    /// <summary>The process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts a process, and a trainer in it.</summary>
    /// <param name="command">How to start it.</param>
    /// <param name="task">What to train.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="log">Takes each line that it prints; called from another thread.</param>
    /// <param name="time">The clock of the limits.</param>
    /// <param name="cancellationToken">Gives up waiting for it to start.</param>
    /// <exception cref="TrainerProcessException">The process or the trainer could not be started; the message says why.</exception>
    public static ChildTrainer Start(
        ChildCommand command, ChildTask task, ChildLimits limits, Action<string> log, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(time);
        var scratch = Directory.CreateTempSubdirectory("orleanstune-trainer-");
        var start = new ProcessStartInfo(command.File, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        InheritedEnvironment.ApplyTo(start);
        // Temporary files go with the process, however it ends.
        start.Environment[OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR"] = scratch.FullName;
        ChildTrainer? trainer = null;
        try
        {
            var process = new Process { StartInfo = start };
            process.Start();
            trainer = new ChildTrainer(process, scratch, limits, time);
            trainer.ReadErrors(log);
            trainer.Ask(FrameKind.Create, () => trainer._frames.WriteJson(FrameKind.Create, task with { Scratch = scratch.FullName }), cancellationToken);
            return trainer;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            scratch.Delete(recursive: true);
            throw new TrainerProcessException($"The trainer process cannot be started: {e.Message}", e);
        }
        catch
        {
            trainer?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> TrainEpoch(CancellationToken cancellationToken) =>
        Ask(FrameKind.Train, () => _frames.Write(FrameKind.Train, cancellationToken.IsCancellationRequested ? [FrameStream.Cancelled] : []), cancellationToken).Metrics!;

    /// <inheritdoc/>
    public void Save(Stream destination) => Ask(FrameKind.Save, () => _frames.Write(FrameKind.Save), CancellationToken.None, destination);

    /// <inheritdoc/>
    public void Load(Stream source)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        // Whole before the first frame: a source that fails half way leaves the trainer as it is.
        using var checkpoint = new FileStream(
            Path.Combine(_scratch.FullName, Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        source.CopyTo(checkpoint);
        checkpoint.Position = 0;
        Ask(
            FrameKind.Load,
            () =>
            {
                _frames.Write(FrameKind.Load);
                checkpoint.CopyTo(new DataFrames(_frames), FrameStream.LongestData);
                _frames.Write(FrameKind.End);
            },
            CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _watch.Dispose();
        _session.Kill();
        _process.WaitForExit(DeathTime);
        _process.Dispose();
        _scratch.Delete(recursive: true);
    }

    private ChildAnswer Ask(FrameKind kind, Action ask, CancellationToken cancellationToken, Stream? data = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var limit = _watch.Limit(Steps[kind]);
        Send(ask);
        ITimer? deadline = null;
        var cancel = cancellationToken.Register(() => deadline = Cancel(kind));
        try
        {
            while (Receive() is var (answer, content))
            {
                switch (answer)
                {
                    case FrameKind.Data when data is not null:
                        data.Write(content);
                        break;
                    case FrameKind.Done:
                        var done = FrameStream.Parse<ChildAnswer>(content);
                        Epoch = done.Epoch;
                        return done;
                    case FrameKind.Fault:
                        throw FrameStream.Parse<ChildFault>(content).ToException(cancellationToken);
                    default:
                        throw Ended($"answered '{answer}' to '{kind}', which is out of turn", cancellationToken);
                }
            }

            throw Ended(null, cancellationToken);
        }
        finally
        {
            // Waits for a cancellation under way.
            cancel.Dispose();
            deadline?.Dispose();
        }
    }

    /// <summary>Tells the process that its epoch is cancelled, and kills it when that does not help; returns the time until then.</summary>
    private ITimer Cancel(FrameKind kind)
    {
        Send(() => _frames.Write(FrameKind.Cancel));
        var time = kind == FrameKind.Train ? CancelTime : TimeSpan.Zero;
        return _time.CreateTimer(_ => _session.Kill(), null, time, Timeout.InfiniteTimeSpan);
    }

    private static void Send(Action send)
    {
        try
        {
            send();
        }
        catch (IOException)
        {
            // The process has ended, which whoever waits for its answer learns.
        }
    }

    private (FrameKind Kind, byte[] Content)? Receive()
    {
        try
        {
            return _frames.Read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Puts away a process that is of no use any more, and says what became of it.</summary>
    private Exception Ended(string? what, CancellationToken cancellationToken)
    {
        // Its exit code first: it tells a crash from what is done to it now.
        bool byItself = _process.WaitForExit(what is null && _watch.Verdict is null ? DeathTime : TimeSpan.Zero);
        _session.Kill();
        bool isDead = byItself || _process.WaitForExit(DeathTime);
        _errorsEnded.Wait(OutputTime, CancellationToken.None);
        if (cancellationToken.IsCancellationRequested)
            return new OperationCanceledException(cancellationToken);
        string ending = _watch.Verdict ?? what ?? (isDead ? ExitStatus.Describe(_process.ExitCode) : "closed its output");
        return new TrainerProcessException($"The trainer process {ending}.{_tail}");
    }

    private void ReadErrors(Action<string> log)
    {
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not { } text)
            {
                _errorsEnded.Set();
                return;
            }

            _tail.Add(text);
            log(text);
        };
        _process.BeginErrorReadLine();
    }
}
