namespace OrleansTune.Contracts;

/// <summary>The JSON schema of a study's spec (draft 2020-12): its shape, for editors and for checks before anything is sent.</summary>
/// <remarks>What no schema can say, such as that a parameter's conditions name earlier parameters, the server checks.</remarks>
public static class StudySpecSchema
{
    private const string Resource = "study-spec.schema.json";

    /// <summary>The schema.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(StudySpecSchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks the resource {Resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
