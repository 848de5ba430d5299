using OrleansTune.Core.Spaces;
using OrleansTune.Training.Data;
using OrleansTune.Training.Mlp;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Mlp;

public sealed class MlpRegressorLearningTests
{
    [Fact]
    public void Explains_nearly_all_variance_of_a_smooth_function_in_the_targets_own_unit()
    {
        using var trainer = Regressors.Create(1, ("learning_rate", ParameterValue.Of(0.02)));
        var metrics = trainer.TrainEpoch(CancellationToken.None);
        for (int i = 0; i < 60; i++)
            metrics = trainer.TrainEpoch(CancellationToken.None);
        Assert.InRange(metrics[MetricNames.R2], 0.9, 1.0);

        // What the three say about one another.
        double variance = Variance(Regressors.Prices.Validation);
        Assert.Equal(1 - metrics[MetricNames.R2], Math.Pow(metrics[MetricNames.Rmse], 2) / variance, 6);
        Assert.Equal(Math.Pow(metrics[MetricNames.Rmse], 2) / Variance(Regressors.Prices.Training), metrics[MetricNames.Loss], 6);
    }

    [Fact]
    public void A_target_that_never_varies_is_learnt_without_dividing_by_zero()
    {
        var rows = new Samples([1, 2, 3, 4], [], [5, 5, 5, 5]);
        using var trainer = new MlpRegressorFactory().Create(Regressors.Context() with { Data = new DataSet("constant", [1], 0, rows, rows) });
        Assert.All(trainer.TrainEpoch(CancellationToken.None).Values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Data_without_numbers_to_predict_is_refused_and_so_are_classes_that_are_none()
    {
        var digits = Assert.Throws<TrainerContextException>(() => new MlpRegressorFactory().Create(Regressors.Context() with { Data = Perceptrons.Digits }));
        Assert.Contains("'data' ('digits') has no numbers to predict", digits.Message, StringComparison.Ordinal);
        var prices = Assert.Throws<TrainerContextException>(() => new MlpClassifierFactory().Create(Regressors.Context()));
        Assert.Contains("'data' ('prices') has no classes", prices.Message, StringComparison.Ordinal);
    }

    private static double Variance(Samples samples)
    {
        double mean = samples.Values.ToArray().Average(v => (double)v);
        return samples.Values.ToArray().Average(v => Math.Pow(v - mean, 2));
    }
}
