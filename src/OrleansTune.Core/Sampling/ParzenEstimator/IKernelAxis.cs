using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Sampling.ParzenEstimator;

/// <summary>The kernels of one parameter, one per observation that has it, in unit coordinates.</summary>
internal interface IKernelAxis
{
    /// <summary>The logarithm of a kernel's probability of a coordinate, against that of the prior (0 = as likely as under the prior).</summary>
    double LogRatio(int kernel, double coordinate);

    /// <summary>A coordinate drawn from a kernel.</summary>
    double Draw(int kernel, RandomStream random);
}
