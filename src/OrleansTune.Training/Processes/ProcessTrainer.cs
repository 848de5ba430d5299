using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OrleansTune.Core.Studies.Specs;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Processes;

/// <summary>Has a command train: tells it the trial once, then asks it for one epoch after another; see <see cref="ProcessTrainerFactory"/>.</summary>
internal sealed class ProcessTrainer : ITrainer
{
    public const string CheckpointVariable = "ORLEANSTUNE_CHECKPOINT_DIRECTORY";

    private readonly string _name;
    private readonly ProcessCommand _command;
    private readonly TrainerContext _context;
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("orleanstune-trial-");
    private readonly CheckpointFolder _checkpoint;
    private ulong _seed;
    private CommandProcess? _running;
    private bool _isBetweenEpochs = true;
    private bool _isDisposed;

    public ProcessTrainer(string name, ProcessCommand command, TrainerContext context)
    {
        (_name, _command, _context, _seed) = (name, command, context, context.Seed);
        _checkpoint = new CheckpointFolder(name, _scratch.FullName);
        _checkpoint.Create();
    }

    public int Epoch { get; private set; }

    public IReadOnlyDictionary<string, double> TrainEpoch(CancellationToken cancellationToken)
    {
        CheckUsable();
        _isBetweenEpochs = false;
        cancellationToken.ThrowIfCancellationRequested();
        _running ??= Start();
        int epoch = Epoch + 1;
        _running.Send($$"""{"epoch": {{epoch}}}""");
        while (_running.Receive(cancellationToken) is { } line)
        {
            bool isResult;
            IReadOnlyDictionary<string, double> metrics;
            try
            {
                isResult = EpochLine.TryRead(line, epoch, out metrics);
            }
            catch (TrainerProcessException e)
            {
                throw _running.Fail(e.Message);
            }
            catch (TrainingImpossibleException e)
            {
                throw new TrainingImpossibleException($"The command '{_name}' cannot train this trial: {e.Message}", e);
            }

            if (isResult)
            {
                Epoch = epoch;
                _isBetweenEpochs = true;
                return metrics;
            }

            _running.Note(line);
        }

        throw _running.Fail($"{_running.Ending} before the result of epoch {epoch}.");
    }

    public void Save(Stream destination)
    {
        CheckUsable();
        _checkpoint.Write(destination, _seed, Epoch);
    }

    public void Load(Stream source)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var (seed, epoch) = _checkpoint.Read(source);
        _running?.Dispose();
        _running = null;
        (_seed, Epoch) = (seed, epoch);
        _isBetweenEpochs = true;
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _running?.Dispose();
        _scratch.Delete(recursive: true);
    }

    private CommandProcess Start()
    {
        var start = new ProcessStartInfo(_command.File, _command.Arguments)
        {
            WorkingDirectory = _command.WorkingDirectory ?? _scratch.CreateSubdirectory("work").FullName,
        };
        InheritedEnvironment.ApplyTo(start);
        foreach (var (name, value) in _command.Environment)
            start.Environment[name] = value;
        start.Environment[CheckpointVariable] = _checkpoint.FullName;
        var running = CommandProcess.Start(_name, start);
        running.Send(Description());
        return running;
    }

    /// <summary>The trial, on one line.</summary>
    private string Description()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("parameters");
            foreach (var (name, value) in _context.Parameters)
            {
                json.WritePropertyName(name);
                ParameterJson.Write(json, value);
            }

            json.WriteEndObject();
            json.WriteNumber("seed", _seed);
            json.WriteNumber("epoch", Epoch);
            json.WriteString("device", _context.Device.ToString());
            json.WriteStartObject("options");
            foreach (var (name, value) in _context.Options.Where(option => option.Key != ProcessTrainerFactory.CommandOption))
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void CheckUsable()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_isBetweenEpochs)
            throw new InvalidOperationException("An epoch ended early: load a checkpoint first.");
    }
}
