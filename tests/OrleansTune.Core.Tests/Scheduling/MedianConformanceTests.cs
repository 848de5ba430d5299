using OrleansTune.Core.Scheduling;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class MedianConformanceTests : SchedulerConformance
{
    protected override ISchedulerFactory Factory { get; } = new MedianFactory();
}
