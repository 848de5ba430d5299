using OrleansTune.Benchmarks;
using OrleansTune.Benchmarks.Latency;
using OrleansTune.Benchmarks.MultiFidelity;
using OrleansTune.Benchmarks.Regret;
using OrleansTune.Benchmarks.Service;
using OrleansTune.Benchmarks.Training;

const string Usage = """
    Measures samplers and trainers through the interfaces that studies use, and the service over HTTP.

      regret       [--problems FILE] [--only a,b] [--seeds N=10] [--first-seed S=0] [--samplers auto,gp,…]
                   [--trials N=100] [--running K=1 | --batch K] [--parallel K=1] [--json OUT] [--anchors FILE]
                   Simple regret on a file of problems (default: the ten public ones) beside what other optimisers reached.
                   --running: K trials always under way, one more asked for whenever one ends; --batch: K asked for together, and all told
                   before the next K; --parallel: threads of this program.
      ask-latency  [--samplers auto,gp,…] [--sizes 50,200,500,1000,…] [--dimension D=10] [--repeats N=3] [--running K=1]
                   CPU time of one suggestion, model fit included, on histories of random points.
      service      [--only rate,growth,activation,memory,telemetry] [--seconds N=5] [--trials N=20000] [--history N=10000] [--active N=1000] [--passive N=100000]
                   [--storage sqlite|postgresql | --server URL --api-key KEY]
                   The service as its clients see it: durable ask + tell per second, growth of one study, activation, memory. Starts a server of its own
                   (for postgresql also a database) unless one is named, which serves for rate and growth.
      training     [--batches 32,128] [--epochs N=10] [--repeats N=7]
                   Samples a second that mlp-classifier trains on, beside TorchSharp's own modules and optimiser in the same run.
      multi-fidelity
                   [--surrogate [FILE] | --curves [FILE] | --live] [--thresholds A,B] [--budget EPOCHS] [--seeds N=10] [--first-seed S=0]
                   [--schedulers none,median,asha,asha:stopping,…] [--samplers auto,tpe,…] [--workers 1,4,16] [--parallel K=1] [--json OUT]
                   Epochs and simulated wall time that studies with learning curves take to reach an accuracy, beside other optimisers'.
                   On trees fitted to curves of the perceptron on digits, on the curves themselves, or training it (by default on the first two).
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
        case "service":
            await ServiceCommand.RunAsync(options);
            return 0;
        case "training":
            TrainingCommand.Run(options);
            return 0;
        case "multi-fidelity":
            MultiFidelityCommand.Run(options);
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
