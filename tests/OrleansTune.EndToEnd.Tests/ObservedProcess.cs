using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansTune.EndToEnd.Tests;

/// <summary>A process whose output is read while it runs, and which tests end in every way that processes end.</summary>
internal sealed class ObservedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly string _awaited;
    private readonly TaskCompletionSource<string> _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ObservedProcess(ProcessStartInfo start, string awaited)
    {
        _process = new Process { StartInfo = start };
        _awaited = awaited;
    }

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Every line that the process has printed.</summary>
    public IReadOnlyCollection<string> Lines => _output;

    /// <summary>Everything the process has printed.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>What followed the awaited words on their line.</summary>
    public string Said => _said.Task.Result;

    /// <summary>Starts a process and waits until it prints some words.</summary>
    /// <exception cref="InvalidOperationException">It ended, or patience did, before that; with everything that it printed.</exception>
    public static async Task<ObservedProcess> StartAsync(ProcessStartInfo start, string awaited)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var observed = new ObservedProcess(start, awaited);
        var process = observed._process;
        process.OutputDataReceived += (_, line) => observed.Read(line.Data);
        process.ErrorDataReceived += (_, line) => observed.Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Task.WhenAny(observed._said.Task, process.WaitForExitAsync(), Task.Delay(Patience));
        if (observed._said.Task.IsCompleted)
            return observed;
        await observed.KillAsync();
        throw new InvalidOperationException($"The process did not say '{awaited}'. It printed:\n{observed.Output}");
    }

    /// <summary>Ends the process as kill -9 does: at once, without a chance to save anything.</summary>
    /// <param name="withChildren">Whether its child processes are killed too.</param>
    public async Task KillAsync(bool withChildren = true)
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: withChildren);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Sends a signal by its name, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("bash", ["-c", $"kill -{signal} {_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Asks the process to end and returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Waits for the end of the process, which has a reason for it.</summary>
    public Task EndsByItselfAsync() => _process.WaitForExitAsync().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        int start = line.IndexOf(_awaited, StringComparison.Ordinal);
        if (start >= 0)
            _said.TrySetResult(line[(start + _awaited.Length)..].Trim());
    }
}
