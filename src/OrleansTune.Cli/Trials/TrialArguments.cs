using System.CommandLine;
using OrleansTune.Cli.CommandLine;

namespace OrleansTune.Cli.Trials;

/// <summary>The arguments that <c>report</c> and <c>tell</c> share.</summary>
internal static class TrialArguments
{
    public static Argument<int> Number() => new("trial") { Description = "Number of the trial" };

    public static Option<double[]> Values() => new("--value")
    {
        Description = "The objective's value; with several objectives once for each, in their order",
        HelpName = "v",
    };

    public static Option<string?> Worker() => new("--worker") { Description = "Who asked for the trial", HelpName = "name" };

    /// <summary>The values of an option, of which each is finite.</summary>
    /// <exception cref="UsageException">One is not.</exception>
    public static double[] Finite(this Invocation invocation, Option<double[]> option)
    {
        double[] values = invocation.Get(option) ?? [];
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                throw new UsageException($"{option.Name}: {value} is not a finite number. For a trial that diverged: tell ID N --state failed --reason …");
        }

        return values;
    }
}
