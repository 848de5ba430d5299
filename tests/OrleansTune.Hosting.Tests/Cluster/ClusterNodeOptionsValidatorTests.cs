using OrleansTune.Hosting.Cluster;

namespace OrleansTune.Hosting.Tests.Cluster;

public class ClusterNodeOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Errors(new()));

    [Theory]
    [InlineData("study")]
    [InlineData(" Trainer , STUDY ")]
    public void Roles_are_names_between_commas_in_any_letter_case(string roles) => Assert.Empty(Errors(new() { Roles = roles }));

    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("::1")]
    public void An_address_is_an_ip_address(string address) => Assert.Empty(Errors(new() { AdvertisedAddress = address }));

    [Fact]
    public void Every_error_is_listed_with_its_key()
    {
        var errors = Errors(new()
        {
            ClusterId = " ",
            ServiceId = "",
            Roles = "cook,study,waiter",
            SiloPort = 0,
            GatewayPort = 70_000,
            AdvertisedAddress = "0.0.0.0",
            ShutdownGrace = TimeSpan.FromDays(1),
        });

        Assert.Equal(
            [
                "Property Cluster:ClusterId: is empty; expected a name such as 'orleanstune'.",
                "Property Cluster:ServiceId: is empty; expected a name such as 'orleanstune'.",
                "Property Cluster:Roles: 'cook' is not known; expected one or more of: study, trainer.",
                "Property Cluster:Roles: 'waiter' is not known; expected one or more of: study, trainer.",
                "Property Cluster:SiloPort: is 0; expected a port from 1 to 65535.",
                "Property Cluster:GatewayPort: is 70000; expected a port from 1 to 65535.",
                "Property Cluster:AdvertisedAddress: is '0.0.0.0'; expected an IP address by which others reach this machine, or nothing.",
                "Property Cluster:ShutdownGrace: is 1.00:00:00; expected from 00:00:01 to 01:00:00.",
            ],
            errors);
    }

    [Fact]
    public void Two_ports_are_two() =>
        Assert.Contains("expected another port", Assert.Single(Errors(new() { SiloPort = 5000, GatewayPort = 5000 })), StringComparison.Ordinal);

    [Fact]
    public void Somebody_must_do_something() =>
        Assert.Contains("Cluster:Roles: is empty", Assert.Single(Errors(new() { Roles = " , " })), StringComparison.Ordinal);

    private static string[] Errors(ClusterNodeOptions options) => [.. new ClusterNodeOptionsValidator().Validate(null, options).Failures ?? []];
}
