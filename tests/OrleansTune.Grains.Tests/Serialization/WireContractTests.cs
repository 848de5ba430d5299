using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansTune.Grains.Tests.Serialization;

public sealed partial class WireContractTests
{
    private static string[] Reviewed => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Serialization", "WireContracts.txt"));

    /// <summary>
    /// Aliases and ids are what stored states and other versions' messages are read by: none may change its meaning. When a change
    /// is meant (an added member with a new id), copy the file that the failure names over Serialization/WireContracts.txt. What
    /// versions side by side need of a change is in docs/operations.md, under Upgrading.
    /// </summary>
    [Fact]
    public void The_wire_contracts_are_those_that_were_reviewed()
    {
        var now = WireContracts.Describe();
        string file = Path.Combine(AppContext.BaseDirectory, "Serialization", "WireContracts.now.txt");
        File.WriteAllText(file, string.Join('\n', now) + '\n');
        string[] reviewed = Reviewed;
        var differences = reviewed.Except(now).Select(line => $"- {line}").Concat(now.Except(reviewed).Select(line => $"+ {line}"));
        Assert.True(reviewed.SequenceEqual(now), $"The contracts changed; now: {file}\n{string.Join('\n', differences)}");
    }

    /// <summary>
    /// Calls are known by their alias, and arguments by their place: one that the caller does not know is its type's default, one that
    /// the callee does not know is passed over. Anything else is another call, and takes another alias.
    /// </summary>
    [Fact]
    public void A_call_keeps_its_answer_and_its_arguments_and_gets_others_only_after_them()
    {
        var now = Calls(WireContracts.Describe());
        Assert.All(Calls(Reviewed), before =>
        {
            if (!now.TryGetValue(before.Key, out var call))
                Assert.Fail($"{before.Key} is gone: silos and gateways of the version before call it. Remove it once none of them does, from the reviewed file by hand.");
            Assert.True(before.Value.Answer == call.Answer, $"{before.Key} answers {call.Answer} instead of {before.Value.Answer}: give the new call an alias of its own.");
            Assert.True(
                before.Value.Arguments.Length == 0 || $"{call.Arguments}, ".StartsWith($"{before.Value.Arguments}, ", StringComparison.Ordinal),
                $"{before.Key} takes ({call.Arguments}) instead of ({before.Value.Arguments}): add arguments at the end, or give the new call an alias of its own.");
        });
    }

    [Fact]
    public void The_version_of_a_grains_calls_never_falls() => Assert.All(Versions(Reviewed), before =>
        Assert.InRange(Versions(WireContracts.Describe()).GetValueOrDefault(before.Key), before.Value, ushort.MaxValue));

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

    private static Dictionary<string, (string Arguments, string Answer)> Calls(IEnumerable<string> lines) => lines
        .Select(line => Call().Match(line))
        .Where(call => call.Success)
        .ToDictionary(call => call.Groups["call"].Value, call => (call.Groups["arguments"].Value, call.Groups["answer"].Value));

    private static Dictionary<string, int> Versions(IEnumerable<string> lines) => lines
        .Select(line => Version().Match(line))
        .Where(version => version.Success)
        .ToDictionary(version => version.Groups["grain"].Value, version => int.Parse(version.Groups["version"].Value, CultureInfo.InvariantCulture));

    // The token is not sent, so others may go before it.
    [GeneratedRegex(@"^(?<call>I\w+\.'[^']+') \((?<arguments>.*?)(, )?(CancellationToken)?\): (?<answer>.+)$")]
    private static partial Regex Call();

    [GeneratedRegex("^(?<grain>I\\w+) is '.+' version (?<version>[0-9]+)$")]
    private static partial Regex Version();
}
