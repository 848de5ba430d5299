using OrleansTune.Core.Scheduling;
using OrleansTune.TestSupport.Scheduling;

namespace OrleansTune.Core.Tests.Scheduling;

public class NoneConformanceTests : SchedulerConformance
{
    protected override ISchedulerFactory Factory { get; } = new NoneFactory();
}
