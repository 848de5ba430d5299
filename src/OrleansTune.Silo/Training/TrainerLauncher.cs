using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansTune.Core.Slots;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies.Specs;
using OrleansTune.Grains.Interfaces.Trials;
using OrleansTune.Training.Data;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Isolation;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Training;

/// <summary>Makes the trainers of trials, on this process's threads or in processes of their own.</summary>
internal sealed partial class TrainerLauncher
{
    private readonly TrainerCatalog _trainers;
    private readonly DataCatalog _data;
    private readonly TrainerOptions _options;
    private readonly IConfiguration _configuration;
    private readonly TimeProvider _time;
    private readonly ChildCommand? _command;
    private readonly ILogger _logger;
    private readonly Lazy<bool> _isIsolated;

    /// <param name="trainers">The trainers.</param>
    /// <param name="data">Their data.</param>
    /// <param name="options">Where trainers run, and their limits.</param>
    /// <param name="configuration">The settings that trainer processes are given.</param>
    /// <param name="time">The clock of the limits.</param>
    /// <param name="logger">Takes what trainer processes print.</param>
    /// <param name="command">How a trainer process is started; null for this program.</param>
    public TrainerLauncher(
        TrainerCatalog trainers,
        DataCatalog data,
        IOptions<TrainerOptions> options,
        IConfiguration configuration,
        TimeProvider time,
        ILogger<TrainerLauncher> logger,
        ChildCommand? command = null)
    {
        (_trainers, _data, _options, _configuration, _time, _logger, _command) = (trainers, data, options.Value, configuration, time, logger, command);
        _isIsolated = new(IsIsolated);
    }

    private TrainerDevice Device => TrainerDevice.Parse(_options.Device);

    /// <summary>A trainer at epoch 0.</summary>
    public ITrainer Create(TrialAssignment assignment, TrialKey trial, CancellationToken cancellationToken)
    {
        if (!_trainers.TryFind(assignment.Trainer, out var factory))
            throw new InvalidOperationException($"This host has no trainer '{assignment.Trainer}'; it has: {string.Join(", ", _trainers.Names)}.");
        var options = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(assignment.OptionsJson)!;
        if (factory.NeedsOwnProcess || _isIsolated.Value)
            return Start(assignment, options, trial, cancellationToken);
        return factory.Create(new TrainerContext
        {
            Parameters = assignment.Parameters,
            Seed = assignment.Seed,
            Device = Device,
            Data = assignment.Data is { } name ? _data.Load(name, cancellationToken) : null,
            Options = options,
        });
    }

    private ChildTrainer Start(TrialAssignment assignment, Dictionary<string, JsonElement> options, TrialKey trial, CancellationToken cancellationToken)
    {
        var task = new ChildTask
        {
            Settings = _configuration.GetSection(TrainerOptions.Section).AsEnumerable()
                .Where(s => s.Value is not null)
                .ToDictionary(s => s.Key, s => s.Value!),
            Trainer = assignment.Trainer,
            Parameters = Json(assignment.Parameters),
            Seed = assignment.Seed,
            Device = _options.Device,
            Data = assignment.Data,
            Options = options,
        };
        var limits = new ChildLimits { EpochTime = _options.EpochTimeLimit, MemoryBytes = (long)_options.MemoryLimitMegabytes << 20 };
        var trainer = ChildTrainer.Start(_command ?? OwnCommand(), task, limits, line => LogOutput(trial, line), _time, cancellationToken);
        LogStarted(trial, trainer.ProcessId);
        return trainer;
    }

    private bool IsIsolated() => _options.Isolation switch
    {
        TrainerIsolation.InProcess => false,
        TrainerIsolation.Process => true,
        _ => GpuPools.Include(_options.Pool) || Device.IsGpu,
    };

    /// <summary>This program once more. One that does not know how to be a trainer process would become a second server.</summary>
    private static ChildCommand OwnCommand() => TrainerChild.IsOffered
        ? ChildCommand.OfThisProgram(TrainerChild.Argument)
        : throw new InvalidOperationException(
            $"This program cannot start trainer processes: its Main does not begin with {nameof(TrainerProcess)}.{nameof(TrainerProcess.RunIfAsked)}(args).");

    private static JsonElement Json(ParameterSet parameters)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in parameters)
            {
                writer.WritePropertyName(name);
                ParameterJson.Write(writer, value);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.ToArray());
    }
}
