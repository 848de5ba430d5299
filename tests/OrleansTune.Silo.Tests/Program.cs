using OrleansTune.Silo.Tests.Storage.Sqlite;

// The test runner never comes here; tests start this assembly as a process of its own to kill it.
await WritingProcess.RunAsync(args);
