using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies.Specs;
using OrleansTune.Training.Data;
using OrleansTune.Training.Devices;
using OrleansTune.Training.Isolation;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Training;

/// <summary>The trainer side of a server's program.</summary>
public static class TrainerProcess
{
    /// <summary>
    /// To be called first thing in <c>Main</c> of a program that hosts a silo: when the program was started as a trainer process, this
    /// trains, and the program then ends.
    /// </summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="addTrainers">Adds the same trainers and sources of data of one's own as to the silo's services.</param>
    /// <returns>Whether this was a trainer process.</returns>
    public static bool RunIfAsked(IReadOnlyList<string> args, Action<IServiceCollection>? addTrainers = null)
    {
        if (!TrainerChild.IsAsked(args))
            return false;
        TrainerChild.Run(task => Create(task, addTrainers));
        return true;
    }

    private static ITrainer Create(ChildTask task, Action<IServiceCollection>? addTrainers)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(task.Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build());
        services.AddOrleansTuneTrainers();
        addTrainers?.Invoke(services);

        // Lives as long as the process: the trainer goes on to use what it holds.
        var provider = services.BuildServiceProvider();
        var trainers = provider.GetRequiredService<TrainerCatalog>();
        if (!trainers.TryFind(task.Trainer, out var factory))
            throw new InvalidOperationException($"The trainer process has no trainer '{task.Trainer}'; it has: {string.Join(", ", trainers.Names)}.");
        return factory.Create(new TrainerContext
        {
            Parameters = new ParameterSet(task.Parameters.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Read(p)))),
            Seed = task.Seed,
            Device = TrainerDevice.Parse(task.Device),
            Data = task.Data is { } name ? provider.GetRequiredService<DataCatalog>().Load(name, CancellationToken.None) : null,
            Options = task.Options,
        });
    }

    private static ParameterValue Read(JsonProperty parameter) =>
        ParameterJson.TryRead(parameter.Value) ?? throw new InvalidDataException($"The parameter '{parameter.Name}' has the value {parameter.Value}.");
}
