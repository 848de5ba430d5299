using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using OrleansTune.Gateway;
using OrleansTune.Silo.Training;

namespace OrleansTune.Cli.Tests.Documentation;

/// <summary>docs/configuration.md speaks of every setting that a host reads, and of none that it does not.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly string Page = DocumentationPages.Read("docs/configuration.md");

    /// <summary>Every setting in the form <c>Section:Option</c>, found by the constant that names an options class's section.</summary>
    public static TheoryData<string> Settings => [.. Known];

    private static IEnumerable<string> Known => OptionsClasses.SelectMany(type => Under(SectionOf(type)!, type)).Distinct();

    private static IEnumerable<Type> OptionsClasses =>
        from assembly in Reachable([typeof(TrainerOptions).Assembly, typeof(GatewayServiceCollectionExtensions).Assembly])
        from type in assembly.GetTypes()
        where SectionOf(type) is not null
        select type;

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_has_a_row(string setting) => Assert.Contains($"| `{setting}` |", Page, StringComparison.Ordinal);

    [Fact]
    public void Every_row_is_of_a_setting()
    {
        var rows = Row().Matches(Page).Select(row => row.Groups["setting"].Value).ToList();
        Assert.NotEmpty(rows);
        Assert.Empty(rows.Except(Known));
    }

    private static IEnumerable<string> Under(string path, Type type)
    {
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            var named = Named(property.PropertyType);
            var inner = named ?? property.PropertyType;
            string name = named is null ? $"{path}:{property.Name}" : $"{path}:{property.Name}:NAME";
            if (!inner.IsClass || inner.Namespace?.StartsWith("OrleansTune", StringComparison.Ordinal) != true)
            {
                yield return name;
                continue;
            }

            foreach (string nested in Under(name, inner))
                yield return nested;
        }
    }

    /// <summary>What a dictionary of settings holds, if it holds more than texts.</summary>
    private static Type? Named(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>) && type.GenericTypeArguments[1].IsClass && type.GenericTypeArguments[1] != typeof(string)
            ? type.GenericTypeArguments[1]
            : null;

    private static string? SectionOf(Type type) => type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    private static IEnumerable<Assembly> Reachable(IEnumerable<Assembly> known) => known
        .SelectMany(assembly => assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("OrleansTune.", StringComparison.Ordinal))
            .Select(AssemblyLoadContext.Default.LoadFromAssemblyName).Append(assembly))
        .Distinct();

    [GeneratedRegex(@"^\| `(?<setting>[A-Z][A-Za-z]*(:[A-Za-z]+)+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
