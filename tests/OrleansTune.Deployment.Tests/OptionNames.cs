using System.Reflection;

namespace OrleansTune.Deployment.Tests;

/// <summary>The settings that the hosts know, as environment variables name them: a misspelt one would be ignored without a word.</summary>
internal static class OptionNames
{
    private static readonly Lazy<HashSet<string>> Names = new(() => new(Find(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a variable of the form <c>Section__Option</c> is one that a host reads.</summary>
    public static bool Knows(string variable) => Names.Value.Contains(variable);

    private static IEnumerable<string> Find()
    {
        foreach (var type in new[] { typeof(Silo.Training.TrainerOptions), typeof(Gateway.GatewayServiceCollectionExtensions) }.SelectMany(Reachable))
        {
            if (type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() is not string section)
                continue;
            foreach (string name in Under(section.Replace(":", "__", StringComparison.Ordinal), type))
                yield return name;
        }
    }

    private static IEnumerable<Type> Reachable(Type known) => known.Assembly.GetReferencedAssemblies()
        .Where(a => a.Name!.StartsWith("OrleansTune.", StringComparison.Ordinal)).Select(Assembly.Load).Append(known.Assembly)
        .SelectMany(a => a.GetTypes());

    private static IEnumerable<string> Under(string path, Type type)
    {
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            string name = $"{path}__{property.Name}";
            yield return name;
            if (property.PropertyType.Namespace?.StartsWith("OrleansTune", StringComparison.Ordinal) != true || property.PropertyType.IsEnum)
                continue;
            foreach (string inner in Under(name, property.PropertyType))
                yield return inner;
        }
    }
}
