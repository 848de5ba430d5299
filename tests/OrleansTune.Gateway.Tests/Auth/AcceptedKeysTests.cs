using Microsoft.Extensions.Time.Testing;
using OrleansTune.Gateway.Auth;
using OrleansTune.Grains.Interfaces.Tenants;

namespace OrleansTune.Gateway.Tests.Auth;

public sealed class AcceptedKeysTests
{
    private static readonly Caller Someone = new("tenant", "key", TenantRole.Viewer);

    [Fact]
    public void A_key_is_remembered_for_a_second_from_the_question()
    {
        var time = new FakeTimeProvider();
        var keys = new AcceptedKeys(time);
        var asked = time.GetUtcNow();
        time.Advance(TimeSpan.FromMilliseconds(400));
        keys.Add("secret", Someone, asked);
        time.Advance(TimeSpan.FromMilliseconds(599));
        Assert.Equal(Someone, keys.Find("secret"));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(keys.Find("secret"));
    }

    [Fact]
    public void Another_key_is_not() => Assert.Null(new AcceptedKeys(TimeProvider.System).Find("secret"));

    [Fact]
    public void However_many_keys_come_memory_is_bounded_and_the_newest_is_known()
    {
        var time = new FakeTimeProvider();
        var keys = new AcceptedKeys(time);
        for (int i = 0; i < 25_000; i++)
            keys.Add($"key-{i}", Someone, time.GetUtcNow());
        Assert.Equal(Someone, keys.Find("key-24999"));
        Assert.Null(keys.Find("key-0"));
    }
}
