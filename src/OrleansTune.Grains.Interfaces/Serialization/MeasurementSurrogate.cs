namespace OrleansTune.Grains.Interfaces.Serialization;

/// <summary>How a <see cref="Core.Trials.Measurement"/> is stored and sent.</summary>
[GenerateSerializer, Alias("measurement")]
public struct MeasurementSurrogate
{
    /// <summary>The step.</summary>
    [Id(0)]
    public int Step { get; set; }

    /// <summary>A value per objective.</summary>
    [Id(1)]
    public double[] Values { get; set; }
}
