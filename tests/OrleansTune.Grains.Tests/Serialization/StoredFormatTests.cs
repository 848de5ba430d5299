using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace OrleansTune.Grains.Tests.Serialization;

/// <summary>What earlier versions stored, as files, is read by this one.</summary>
public sealed class StoredFormatTests : IDisposable
{
    private static readonly JsonSerializerOptions AsText = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new ParameterSetText() },
    };

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public static TheoryData<string> Names => [.. StoredStates.All.Keys];

    private Serializer Serializer => _services.GetRequiredService<Serializer>();

    public void Dispose() => _services.Dispose();

    /// <summary>
    /// A file is never written again: what is in users' databases does not change either. For a state of a new layout add one to
    /// <see cref="StoredStates"/>, and copy the file that the failure names into <c>Serialization/Stored</c>.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void What_an_earlier_version_stored_is_read_as_it_was_meant(string name)
    {
        var meant = StoredStates.All[name];
        string directory = Path.Combine(AppContext.BaseDirectory, "Serialization", "Stored");
        string file = Path.Combine(directory, $"{name}.bin");
        if (!File.Exists(file))
        {
            string now = Path.Combine(Directory.CreateDirectory(directory).FullName, $"{name}.now.bin");
            File.WriteAllBytes(now, ToBytes(meant));
            Assert.Fail($"There is no {name}.bin; this version would write {now}");
        }

        var read = FromBytes(File.ReadAllBytes(file), meant.GetType());

        Assert.Equal(JsonSerializer.Serialize(meant, meant.GetType(), AsText), JsonSerializer.Serialize(read, meant.GetType(), AsText));
    }

    private byte[] ToBytes(object state) => (byte[])Generic(nameof(ToBytesOf), state.GetType()).Invoke(this, [state])!;

    private object FromBytes(byte[] bytes, Type type) => Generic(nameof(FromBytesOf), type).Invoke(this, [bytes])!;

    private static System.Reflection.MethodInfo Generic(string name, Type type) =>
        typeof(StoredFormatTests).GetMethod(name, System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(type);

    // As the storage does it: by the state's own type.
    private byte[] ToBytesOf<T>(T state) => Serializer.SerializeToArray(state);

    private T FromBytesOf<T>(byte[] bytes) => Serializer.Deserialize<T>(bytes)!;
}
