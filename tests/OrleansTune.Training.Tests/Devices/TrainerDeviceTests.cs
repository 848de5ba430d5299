using OrleansTune.Training.Devices;

namespace OrleansTune.Training.Tests.Devices;

public sealed class TrainerDeviceTests
{
    [Theory]
    [InlineData("auto", "auto")]
    [InlineData("cpu", "cpu")]
    [InlineData("CPU", "cpu")]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:3", "cuda:3")]
    public void Reads_and_prints_devices(string text, string printed) =>
        Assert.Equal(printed, TrainerDevice.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:1.5")]
    [InlineData("cuda:99999999999")]
    [InlineData("cpu:0")]
    public void Refuses_anything_else_and_says_what_is_expected(string text)
    {
        var error = Assert.Throws<FormatException>(() => TrainerDevice.Parse(text));
        Assert.Contains("expected 'auto', 'cpu' or 'cuda:N'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_auto() => Assert.Equal(TrainerDevice.Auto, default);
}
