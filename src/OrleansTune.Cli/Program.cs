using System.Text;
using OrleansTune.Cli.CommandLine;
using OrleansTune.Silo.Training;

if (TrainerProcess.RunIfAsked(args))
    return ExitCodes.Done;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await OrleansTuneCommandLine.RunAsync(args, CliHost.ForProcess());
