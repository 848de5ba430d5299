using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrleansTune.Training.Cnn;
using OrleansTune.Training.Data;
using OrleansTune.Training.Data.Csv;
using OrleansTune.Training.Data.Digits;
using OrleansTune.Training.Data.Files;
using OrleansTune.Training.Data.Idx;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Processes;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Silo.Training;

/// <summary>Registers what trains.</summary>
public static class TrainerServiceCollectionExtensions
{
    /// <summary>Adds the built-in trainers and sources of data, by the section <c>Trainer</c> of the configuration. A silo and a trainer process have the same.</summary>
    /// <remarks>Add an <see cref="ITrainerFactory"/> or an <see cref="IDataSource"/> beside them to have more.</remarks>
    public static IServiceCollection AddOrleansTuneTrainers(this IServiceCollection services)
    {
        services.AddOptions<TrainerOptions>().BindConfiguration(TrainerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TrainerOptions>, TrainerOptionsValidator>();
        services.AddSingleton<ITrainerFactory, MlpClassifierFactory>();
        services.AddSingleton<ITrainerFactory, MlpRegressorFactory>();
        services.AddSingleton<ITrainerFactory, CnnClassifierFactory>();
        services.AddSingleton<ITrainerFactory>(provider => new ProcessTrainerFactory(Options(provider).Process));
        services.AddSingleton<TrainerCatalog>();
        services.AddSingleton(provider => new DataFolder(Options(provider).DataDirectory));
        services.AddSingleton<IDataSource, DigitsSource>();
        services.AddSingleton<IDataSource, CsvSource>();
        services.AddSingleton<IDataSource, IdxSource>();
        services.AddSingleton<DataCatalog>();
        return services;
    }

    private static TrainerOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TrainerOptions>>().Value;
}
