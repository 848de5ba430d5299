using System.Collections.Concurrent;
using System.Diagnostics;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Isolation;

/// <summary>The life of a trainer process: does what frames ask for, and dies with all it started when the server is gone.</summary>
internal sealed class ChildSession(FrameStream frames, Func<ChildTask, ITrainer> create) : IDisposable
{
    private const int MostWaiting = 16;
    private readonly BlockingCollection<(FrameKind Kind, byte[] Content, CancellationToken Cancelled)> _asked = new(MostWaiting);
    private volatile string? _scratch;
    private ITrainer? _trainer;

    public void Run()
    {
        new Thread(ReadFrames) { IsBackground = true, Name = "frames" }.Start();
        foreach (var (kind, content, cancelled) in _asked.GetConsumingEnumerable())
        {
            try
            {
                frames.WriteJson(FrameKind.Done, Do(kind, content, cancelled));
            }
            catch (Exception e)
            {
                frames.WriteJson(FrameKind.Fault, ChildFault.Of(e));
            }
        }
    }

    public void Dispose()
    {
        _trainer?.Dispose();
        _asked.Dispose();
    }

    private ITrainer Trainer => _trainer ?? throw new InvalidDataException("No trainer was created.");

    private ChildAnswer Do(FrameKind kind, byte[] content, CancellationToken cancelled)
    {
        switch (kind)
        {
            case FrameKind.Create:
                var task = FrameStream.Parse<ChildTask>(content);
                _scratch = task.Scratch;
                _trainer = create(task);
                return new(_trainer.Epoch);
            case FrameKind.Train:
                var metrics = Trainer.TrainEpoch(cancelled);
                return new(Trainer.Epoch, metrics);
            case FrameKind.Save:
                using (var data = new BufferedStream(new DataFrames(frames), FrameStream.LongestData))
                    Trainer.Save(data);
                return new(Trainer.Epoch);
            case FrameKind.Load:
                using (var checkpoint = ReceiveData())
                    Trainer.Load(checkpoint);
                return new(Trainer.Epoch);
            default:
                throw new InvalidDataException($"A frame '{kind}' came out of turn.");
        }
    }

    /// <summary>A checkpoint, whole before anything is done with it.</summary>
    private FileStream ReceiveData()
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        while (_asked.Take() is { Kind: FrameKind.Data } piece)
            file.Write(piece.Content);
        file.Position = 0;
        return file;
    }

    private void ReadFrames()
    {
        var epoch = new CancellationTokenSource();
        while (frames.Read() is var (kind, content))
        {
            if (kind == FrameKind.Cancel)
            {
                epoch.Cancel();
                continue;
            }

            // A cancellation that comes too late for its epoch must not end the next one.
            if (kind == FrameKind.Train)
                epoch = new CancellationTokenSource();
            if (kind == FrameKind.Train && content is [FrameStream.Cancelled])
                epoch.Cancel();
            _asked.Add((kind, content, epoch.Token));
        }

        // The server is gone, or has no more use for this process: nothing of it is to stay.
        new ProcessSession(Process.GetCurrentProcess()).KillOthers();
        DeleteScratch();
        // Without the good order of an exit, for which the trainer would have to come to an end first.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    private void DeleteScratch()
    {
        try
        {
            if (_scratch is not null)
                Directory.Delete(_scratch, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The server that is still there deletes it as well.
        }
    }
}
