using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Scheduling.FreezeThaw;
using OrleansTune.Core.Studies;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class ThawStoppingConformanceTests : SchedulerConformance
{
    protected override ISchedulerFactory Factory { get; } = new ThawFactory();

    protected override SchedulerMode? Mode => SchedulerMode.Stopping;
}
