namespace OrleansTune.Grains.Tests.Serialization;

public sealed class WireContractTests
{
    /// <summary>
    /// Aliases and ids are what stored states and other versions' messages are read by: none may change its meaning. When a change
    /// is meant (an added member with a new id), copy the file that the failure names over Serialization/WireContracts.txt.
    /// </summary>
    [Fact]
    public void The_wire_contracts_are_those_that_were_reviewed()
    {
        var now = WireContracts.Describe();
        string file = Path.Combine(AppContext.BaseDirectory, "Serialization", "WireContracts.now.txt");
        File.WriteAllText(file, string.Join('\n', now) + '\n');
        string[] reviewed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Serialization", "WireContracts.txt"));
        var differences = reviewed.Except(now).Select(line => $"- {line}").Concat(now.Except(reviewed).Select(line => $"+ {line}"));
        Assert.True(reviewed.SequenceEqual(now), $"The contracts changed; now: {file}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void Every_serialised_type_and_every_call_has_an_alias() =>
        Assert.DoesNotContain(WireContracts.Describe(), line => line.Contains("'nothing'", StringComparison.Ordinal));

    [Fact]
    public void No_two_members_share_a_number_and_no_two_types_an_alias()
    {
        var names = WireContracts.Describe().Select(line => line.Split(' ')[0]).Where(name => name.Contains('.', StringComparison.Ordinal));
        Assert.Equal(names.Distinct(), names);
        var aliases = WireContracts.Serialised.Select(t => t.GetCustomAttributes(typeof(AliasAttribute), false).Cast<AliasAttribute>().Single().Alias);
        Assert.Equal(aliases.Distinct(), aliases);
    }
}
