using OrleansTune.Core.Studies;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Silo.Tests.Hosting;

/// <summary>Waits for studies.</summary>
internal static class StudyEnd
{
    /// <summary>The study once it has ended.</summary>
    public static Task<StudySnapshot> OfAsync(IStudyGrain study) =>
        WhenAsync(study, s => s.State is StudyState.Completed or StudyState.Stopped);

    /// <summary>The study once something holds of it; two minutes are patience enough.</summary>
    public static async Task<StudySnapshot> WhenAsync(IStudyGrain study, Func<StudySnapshot, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        long seen = 0;
        while (true)
        {
            var changes = await study.ChangesAsync(seen, TimeSpan.FromSeconds(5), patience.Token);
            if (holds(changes.Study))
                return changes.Study;
            seen = changes.Next;
        }
    }
}
