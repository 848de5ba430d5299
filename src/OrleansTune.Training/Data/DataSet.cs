using System.Collections.Immutable;

namespace OrleansTune.Training.Data;

/// <summary>A problem to learn: what to train on, and what to validate on. Immutable, so that any number of trainers share one.</summary>
/// <remarks>The split is the data's, not the trial's: every trial of every study is measured on the same validation samples.</remarks>
public sealed class DataSet
{
    /// <summary>A data set.</summary>
    /// <param name="name">What people call it, such as <c>digits</c>.</param>
    /// <param name="inputShape">The shape of one example, such as 1, 8, 8 for an image of one channel.</param>
    /// <param name="classCount">Number of classes; labels are below it. 0 when the samples have none.</param>
    /// <param name="training">What to train on.</param>
    /// <param name="validation">What to validate on.</param>
    /// <exception cref="ArgumentException">Shape, labels and samples do not fit together.</exception>
    public DataSet(string name, ImmutableArray<long> inputShape, int classCount, Samples training, Samples validation)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        long size = inputShape.Aggregate(1L, (product, side) => product * side);
        foreach (var part in new[] { training, validation })
        {
            if (part.InputSize != size)
                throw new ArgumentException($"'{name}': an example of shape {string.Join(" x ", inputShape)} has {size} inputs, not {part.InputSize}.");
            if (part.Labels.IsEmpty != (classCount == 0))
                throw new ArgumentException($"'{name}': there are {classCount} classes, but {part.Labels.Length} labels.");
            if (part.Values.IsEmpty != training.Values.IsEmpty)
                throw new ArgumentException($"'{name}': only one of the two parts has numbers to predict.");
            foreach (long label in part.Labels.Span)
            {
                if (label < 0 || label >= classCount)
                    throw new ArgumentException($"'{name}': the label {label} is not one of the {classCount} classes from 0.");
            }
        }

        (Name, InputShape, ClassCount, Training, Validation) = (name, inputShape, classCount, training, validation);
    }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>The shape of one example, such as 1, 8, 8 for an image of one channel.</summary>
    public ImmutableArray<long> InputShape { get; }

    /// <summary>Inputs per example.</summary>
    public int InputSize => Training.InputSize;

    /// <summary>Number of classes; 0 when there are none to tell apart.</summary>
    public int ClassCount { get; }

    /// <summary>Whether there are numbers to predict (<see cref="Samples.Values"/>).</summary>
    public bool HasValues => !Training.Values.IsEmpty;

    /// <summary>What to train on.</summary>
    public Samples Training { get; }

    /// <summary>What to validate on.</summary>
    public Samples Validation { get; }
}
