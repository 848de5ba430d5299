using OrleansTune.Training.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OrleansTune.Training.Torch;

/// <summary>Predicts a number, by the squared error of targets standardised over the training part, so that learning rates suit any unit.</summary>
internal sealed class Regression : ILearningTask
{
    private readonly double _deviation;
    private readonly double _totalSquares;
    private readonly Scalar _mean;
    private readonly Scalar _inverse;
    private readonly Scalar _scale;

    public Regression(DataSet data)
    {
        double mean = Mean(data.Training);
        double squares = SquaresAround(mean, data.Training);
        _deviation = squares > 0 ? Math.Sqrt(squares / data.Training.Count) : 1;
        _totalSquares = SquaresAround(Mean(data.Validation), data.Validation);
        (_mean, _inverse, _scale) = (mean, 1 / _deviation, _deviation);
    }

    public static IReadOnlyList<string> MetricNames { get; } =
        [Trainers.MetricNames.Rmse, Trainers.MetricNames.R2, Trainers.MetricNames.Loss, Trainers.MetricNames.TrainLoss, Trainers.MetricNames.Parameters];

    public Tensor TargetsOf(DeviceSamples samples) => samples.Values!;

    public Tensor Loss(Tensor outputs, Tensor targets) =>
        functional.mse_loss(outputs.squeeze(1), targets.sub(_mean).mul_(_inverse));

    public double[] Sums(Tensor outputs, Tensor targets)
    {
        var predicted = outputs.squeeze(1).to(ScalarType.Float64).mul_(_scale).add_(_mean);
        return [predicted.sub_(targets).pow_(2).sum().item<double>()];
    }

    public Dictionary<string, double> Metrics(IReadOnlyList<double> sums, int count)
    {
        double perfect = sums[0] == 0 ? 1 : 0;
        return new()
        {
            [Trainers.MetricNames.Rmse] = Math.Sqrt(sums[0] / count),
            [Trainers.MetricNames.R2] = _totalSquares > 0 ? 1 - (sums[0] / _totalSquares) : perfect,
            [Trainers.MetricNames.Loss] = sums[0] / count / (_deviation * _deviation),
        };
    }

    public void Dispose()
    {
        _mean.Dispose();
        _inverse.Dispose();
        _scale.Dispose();
    }

    private static double Mean(Samples samples)
    {
        double sum = 0;
        foreach (float value in samples.Values.Span)
            sum += value;
        return sum / samples.Count;
    }

    private static double SquaresAround(double mean, Samples samples)
    {
        double sum = 0;
        foreach (float value in samples.Values.Span)
            sum += (value - mean) * (value - mean);
        return sum;
    }
}
