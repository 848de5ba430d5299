using System.Text;
using OrleansTune.Cli.CommandLine;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await OrleansTuneCommandLine.RunAsync(args, CliHost.ForProcess());
