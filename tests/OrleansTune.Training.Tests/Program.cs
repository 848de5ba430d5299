using OrleansTune.Training.Isolation;
using OrleansTune.Training.Tests.Isolation;

// The test runner never comes here; tests start this assembly as a trainer process.
if (TrainerChild.IsAsked(args))
    TrainerChild.Run(ChildTrainers.CreateInChild);
