using CsCheck;
using OrleansTune.Training.Checkpoints;

namespace OrleansTune.Training.Tests.Checkpoints;

public sealed class CheckpointReferenceTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void Text_and_reference_go_into_one_another() =>
        Gen.Select(Gen.String[1, 60], Gen.String[1, 60], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample((tenant, study, trial, step) =>
        {
            var reference = new CheckpointReference(CheckpointKey.Of(tenant, study, trial, step), Hash);
            return CheckpointReference.Parse(reference.ToString()) == reference;
        });

    [Theory]
    [InlineData("")]
    [InlineData("a/b/1")]
    [InlineData("../b/1/00000001-")]
    [InlineData("a/../1/00000001-")]
    [InlineData("a/b/x/00000001-")]
    [InlineData("/a/b/1/00000001-")]
    [InlineData("a/b/1/1-")]
    [InlineData("a/b/1/9999999999-")]
    public void Refuses_anything_else(string text)
    {
        Assert.Throws<FormatException>(() => CheckpointReference.Parse(text));
        Assert.Throws<FormatException>(() => CheckpointReference.Parse(text + Hash));
    }

    [Fact]
    public void A_trials_scope_tells_its_names_again_unless_they_were_too_long() =>
        Gen.Select(Gen.String[1, 60], Gen.String[1, 60], Gen.Int[0, int.MaxValue]).Sample((tenant, study, trial) =>
        {
            // A string with half a surrogate pair has no UTF-8 to come back from.
            if (new[] { tenant, study }.Any(name => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(name)) != name))
                return;
            var names = CheckpointScope.OfTrial(tenant, study, trial).Names;
            bool tooLong = CheckpointScope.OfTrial(tenant, study, trial).Path.Contains('~', StringComparison.Ordinal);
            Assert.Equal(tooLong ? null : (tenant, study, trial), names);
            Assert.Null(CheckpointScope.OfStudy(tenant, study).Names);
        });

    [Fact]
    public void Names_must_not_be_empty_and_numbers_not_negative()
    {
        Assert.Throws<ArgumentException>(() => CheckpointScope.OfStudy("acme", string.Empty));
        Assert.Throws<ArgumentOutOfRangeException>(() => CheckpointKey.Of("acme", "study", -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CheckpointKey.Of("acme", "study", 0, -1));
    }
}
