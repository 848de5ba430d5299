using System.Reflection;
using Orleans.CodeGeneration;

namespace OrleansTune.Grains.Tests.Serialization;

/// <summary>What other silos, clients and the store know our types by.</summary>
internal static class WireContracts
{
    private static readonly Assembly[] Assemblies = [typeof(Interfaces.Studies.StudyKey).Assembly, typeof(GroupCommit).Assembly];

    /// <summary>The types that are stored or sent.</summary>
    public static IEnumerable<Type> Serialised => All.Where(t => t.IsDefined(typeof(GenerateSerializerAttribute), inherit: false));

    private static IEnumerable<Type> Called => All.Where(t => t.IsInterface && t.IsAssignableTo(typeof(IGrain)));

    /// <summary>Enumerations are stored and sent as their numbers, wherever they are declared.</summary>
    private static IEnumerable<Type> Enumerations => Serialised.SelectMany(Members).Select(m => m.Type)
        .Concat(Called.SelectMany(t => t.GetMethods()).SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType)))
        .SelectMany(Parts)
        .Where(t => t.IsEnum)
        .Distinct()
        .OrderBy(t => t.FullName, StringComparer.Ordinal);

    private static IEnumerable<Type> All => Assemblies.SelectMany(a => a.GetTypes()).OrderBy(t => t.FullName, StringComparer.Ordinal);

    /// <summary>A line for each alias, numbered member, method and enumerated value.</summary>
    public static IReadOnlyList<string> Describe() =>
    [
        .. Serialised.SelectMany(t => Members(t)
            .Select(m => $"{t.Name}.{m.Id} {m.Name}: {Name(m.Type)}")
            .Prepend($"{t.Name} is '{Alias(t)}'")),
        .. Enumerations.SelectMany(t => Enum.GetValues(t).Cast<object>().Select(v => $"{t.Name}.{Convert.ToInt64(v)} {v}")),
        .. Called.SelectMany(t => t.GetMethods().Where(m => !m.IsStatic).OrderBy(m => m.Name, StringComparer.Ordinal)
            .Select(m => $"{t.Name}.'{Alias(m)}' ({string.Join(", ", m.GetParameters().Select(p => Name(p.ParameterType)))}): {Name(m.ReturnType)}")
            .Prepend($"{t.Name} is '{Alias(t)}'{(t.GetCustomAttribute<VersionAttribute>() is { } version ? $" version {version.Version}" : null)}")),
    ];

    private static IEnumerable<(uint Id, string Name, Type Type)> Members(Type type) => type
        .GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Where(m => m.IsDefined(typeof(IdAttribute)))
        .Select(m => (m.GetCustomAttribute<IdAttribute>()!.Id, m.Name, m is PropertyInfo property ? property.PropertyType : ((FieldInfo)m).FieldType))
        .OrderBy(m => m.Id);

    private static IEnumerable<Type> Parts(Type type) => type.IsArray
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static string Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()?.Alias ?? "nothing";

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.IsArray ? $"{Name(type.GetElementType()!)}[]" : type.Name;
}
