namespace OrleansTune.EndToEnd.Tests.Dashboard;

/// <summary>The tests that look at one server through a browser.</summary>
[CollectionDefinition(Name)]
public sealed class DashboardTests : ICollectionFixture<DashboardFixture>
{
    public const string Name = "Dashboard";
}
