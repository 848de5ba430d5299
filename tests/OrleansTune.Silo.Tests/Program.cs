using Microsoft.Extensions.DependencyInjection;
using OrleansTune.Silo.Tests.Storage.Sqlite;
using OrleansTune.Silo.Tests.Training;
using OrleansTune.Silo.Training;
using OrleansTune.Training.Trainers;

// The test runner never comes here; tests start this assembly as a process of its own: a trainer, or a writer to kill.
if (!TrainerProcess.RunIfAsked(args, services => services.AddSingleton<ITrainerFactory, CrashingTrainerFactory>()))
    await WritingProcess.RunAsync(args);
