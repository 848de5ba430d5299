namespace OrleansTune.Training.Trainers;

/// <summary>The names of the metrics that there are after each epoch of a built-in trainer.</summary>
public static class MetricNames
{
    /// <summary>The share of the validation samples that the trained net classifies rightly, 0 to 1. Always a number: a diverged net guesses.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>The root of the mean squared error on the validation samples, in the target's own unit. NaN or infinite when diverged.</summary>
    public const string Rmse = "rmse";

    /// <summary>The share of the validation targets' variance that is explained: 1 is perfect, 0 as good as their mean. NaN or infinite when diverged.</summary>
    public const string R2 = "r2";

    /// <summary>
    /// The mean loss on the validation samples, without dropout: for classifiers the cross-entropy in nats, for regressors the squared
    /// error of targets standardised by the training part. NaN or infinite when diverged.
    /// </summary>
    public const string Loss = "loss";

    /// <summary>The mean loss over the epoch's training samples, each taken as it was trained on, with dropout. NaN or infinite when diverged.</summary>
    public const string TrainLoss = "train_loss";

    /// <summary>How many weights the net has; in bytes, four times that.</summary>
    public const string Parameters = "parameters";

    /// <summary>How long the epoch took, in seconds on this host beside whatever else it did. Measured for every trainer that does not give it itself.</summary>
    public const string EpochSeconds = "epoch_seconds";
}
