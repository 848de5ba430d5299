using OrleansTune.Core.Spaces;
using OrleansTune.Core.Studies;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Trainers;

public sealed class TrainerCatalogTests
{
    private readonly TrainerCatalog _catalog = new([new MlpClassifierFactory()]);

    [Fact]
    public void Names_the_trainers_that_there_are_when_asked_for_another()
    {
        var error = Assert.Single(_catalog.Validate(Study("mlp")));
        Assert.Equal("execution.trainer", error.Field);
        Assert.Equal("There is no trainer 'mlp'; there are: mlp-classifier.", error.Message);
    }

    [Fact]
    public void Asks_the_trainer_about_its_studies() => Assert.Empty(_catalog.Validate(Study("mlp-classifier")));

    [Fact]
    public void Has_nothing_to_say_about_external_studies() =>
        Assert.Empty(_catalog.Validate(Study("mlp") with { Execution = null }));

    private static StudySpec Study(string trainer) => new()
    {
        Name = "study",
        Objectives = [new("accuracy", Direction.Maximize)],
        Space = new SearchSpace([new FloatParameter("learning_rate", 0.1, 1)]),
        Execution = new ExecutionSpec { Trainer = trainer, Data = "digits" },
    };
}
