using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class HyperbandStoppingConformanceTests : SchedulerConformance
{
    protected override ISchedulerFactory Factory { get; } = new HyperbandFactory();

    protected override SchedulerMode? Mode => SchedulerMode.Stopping;
}
