using System.Text.Json;
using OrleansTune.Cli.Specs;
using OrleansTune.Core.Sampling;
using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.Core.Studies.Specs;
using OrleansTune.Training.Cnn;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Processes;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Cli.Tests.Documentation;

/// <summary>Specs that the pages show are read as users would have them read: from the file, through the reader, by the trainer.</summary>
public sealed class SpecExampleTests
{
    private static readonly StudySpecReader Reader = new(SamplerCatalog.Default.Factories, SchedulerCatalog.Default.Factories, StudySpecReader.SeedOfName);

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (string page in DocumentationPages.All)
            {
                foreach (string block in DocumentationPages.Blocks(page, "yaml", "json").Where(b => b.Contains("searchSpace", StringComparison.Ordinal)))
                    examples.Add(page, block);
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_is_a_sound_spec_that_its_trainer_accepts(string page, string example)
    {
        var spec = await ReadAsync(page, example);
        Assert.Empty(Trainers().Validate(spec).Select(e => $"{page}: {e.Field}: {e.Message}"));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_fits_the_sdk_and_means_the_same_there(string page, string example)
    {
        var spec = await ReadAsync(page, example);
        var typed = JsonSerializer.Deserialize((await ParseAsync(example)).GetRawText(), Contracts.ContractsJsonContext.Default.StudySpec)!;
        var sent = JsonSerializer.SerializeToElement(typed, Contracts.ContractsJsonContext.Default.StudySpec);
        Assert.Equal(StudySpecWriter.ToJson(spec), StudySpecWriter.ToJson(Reader.Read(sent).Spec!));
    }

    [Fact]
    public void The_reference_shows_every_sampler_scheduler_and_trainer()
    {
        string page = DocumentationPages.Read("docs/spec.md");
        Assert.All(
            SamplerCatalog.Default.Names.Concat(SchedulerCatalog.Default.Factories.Select(f => f.Name)).Concat(Trainers().Names),
            name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static async Task<StudySpec> ReadAsync(string page, string example)
    {
        var result = Reader.Read(await ParseAsync(example));
        Assert.Empty(result.Errors.Select(e => $"{page}: {e.Field}: {e.Message}"));
        return result.Spec!;
    }

    private static Task<JsonElement> ParseAsync(string example) => SpecFile.ReadAsync("-", new StringReader(example), CancellationToken.None);

    /// <summary>The built-in trainers, with the command that the pages speak of.</summary>
    private static TrainerCatalog Trainers() => new(
    [
        new MlpClassifierFactory(),
        new MlpRegressorFactory(),
        new CnnClassifierFactory(),
        new ProcessTrainerFactory(new() { Commands = { ["two_moons"] = new() { File = "python3" } } }),
    ]);
}
