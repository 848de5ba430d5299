using OrleansTune.Core.Scheduling;
using OrleansTune.Core.Studies;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class AshaPromotionConformanceTests : SchedulerConformance
{
    protected override ISchedulerFactory Factory { get; } = new AshaFactory();

    protected override SchedulerMode? Mode => SchedulerMode.Promotion;
}
