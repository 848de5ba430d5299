using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class AshaStoppingConformanceTests : SchedulerConformance
{
    protected override ISchedulerFactory Factory { get; } = new AshaFactory();

    protected override SchedulerMode? Mode => SchedulerMode.Stopping;
}
