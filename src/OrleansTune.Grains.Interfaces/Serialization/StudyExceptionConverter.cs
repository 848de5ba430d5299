using OrleansTune.Core.Studies;

namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>Converts between a <see cref="StudyException"/> and its sent form, so that code and fields reach the caller.</summary>
[RegisterConverter]
public sealed class StudyExceptionConverter : IConverter<StudyException, StudyExceptionSurrogate>
{
    /// <inheritdoc/>
    public StudyException ConvertFromSurrogate(in StudyExceptionSurrogate surrogate) => new(
        surrogate.Code,
        surrogate.Message,
        [.. surrogate.Fields.Zip(surrogate.Faults, (field, fault) => new SpecError(field, fault))]);

    /// <inheritdoc/>
    public StudyExceptionSurrogate ConvertToSurrogate(in StudyException value) => new()
    {
        Code = value.Code,
        Message = value.Message,
        Fields = [.. value.Errors.Select(e => e.Field)],
        Faults = [.. value.Errors.Select(e => e.Message)],
    };
}
