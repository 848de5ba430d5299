using Orleans.Serialization.Cloning;
using OrleansTune.Core.Trials;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>A <see cref="Trial"/> never changes: calls within a process pass it on as it is.</summary>
[RegisterCopier]
public sealed class TrialCopier : IDeepCopier<Trial>, IOptionalDeepCopier
{
    /// <inheritdoc/>
    public bool IsShallowCopyable() => true;

    /// <inheritdoc/>
    public Trial? DeepCopy(Trial? input, CopyContext context) => input;
}
