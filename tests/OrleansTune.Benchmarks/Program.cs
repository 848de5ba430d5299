using OrleansTune.Benchmarks;
using OrleansTune.Benchmarks.Latency;
using OrleansTune.Benchmarks.Regret;

const string Usage = """
    Measures the samplers through the interface that studies use.

      regret       [--problems FILE] [--only a,b] [--seeds N=10] [--first-seed S=0] [--samplers auto,gp,…]
                   [--trials N=100] [--running K=1] [--parallel K=1] [--json OUT] [--anchors FILE]
                   Simple regret on a file of problems (default: the ten public ones) beside what other optimisers reached.
                   --running: trials under way at once; --parallel: threads of this program.
      ask-latency  [--samplers auto,gp,…] [--sizes 50,200,500,1000,…] [--dimension D=10] [--repeats N=3]
                   CPU time of one suggestion, model fit included, on histories of random points.
    """;

if (args.Length == 0 || args[0] is "-h" or "--help")
{
    Console.WriteLine(Usage);
    return args.Length == 0 ? 2 : 0;
}

try
{
    var options = new CommandOptions(args[1..]);
    switch (args[0])
    {
        case "regret":
            RegretCommand.Run(options);
            return 0;
        case "ask-latency":
            AskLatencyCommand.Run(options);
            return 0;
        default:
            throw new ArgumentException($"'{args[0]}' is not a command.");
    }
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine(Usage);
    return 2;
}
