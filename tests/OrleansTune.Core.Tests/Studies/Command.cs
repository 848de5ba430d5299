using OrleansTune.Core.Studies;

namespace OrleansTune.Core.Tests.Studies;

/// <summary>A command to a machine.</summary>
/// <param name="Give">Gives it, and has the answer.</param>
/// <param name="IsIdempotent">Whether giving it again must give the same answer and change nothing.</param>
internal sealed record Command(Func<StudyMachine, object?> Give, bool IsIdempotent = false);
