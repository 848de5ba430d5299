using System.Text.Json;

namespace OrleansTune.TestSupport.Objectives;

/// <summary>The classical test functions by name, on plain numbers.</summary>
public static class Formulas
{
    private static readonly Dictionary<string, Func<double[], JsonElement, double>> Known = new()
    {
        ["branin"] = (x, _) => Branin(x),
        ["hartmann"] = Hartmann,
        ["ackley"] = (x, _) => Ackley(x),
        ["rosenbrock"] = (x, _) => Rosenbrock(x),
        ["levy"] = (x, _) => Levy(x),
        ["styblinski_tang"] = (x, _) => 0.5 * x.Sum(v => Math.Pow(v, 4) - (16 * v * v) + (5 * v)),
        ["rastrigin"] = (x, _) => (10 * x.Length) + x.Sum(v => (v * v) - (10 * Math.Cos(2 * Math.PI * v))),
        ["log5"] = (x, _) => Log5(x),
        ["griewank"] = (x, _) => 1 + (x.Sum(v => v * v) / 4000) - x.Select((v, i) => Math.Cos(v / Math.Sqrt(i + 1))).Aggregate((a, b) => a * b),
        ["michalewicz"] = (x, _) => -x.Select((v, i) => Math.Sin(v) * Math.Pow(Math.Sin((i + 1) * v * v / Math.PI), 20)).Sum(),
        ["schwefel"] = (x, _) => (418.98288727243374 * x.Length) - x.Sum(v => v * Math.Sin(Math.Sqrt(Math.Abs(v)))),
        ["dixon_price"] = (x, _) => Math.Pow(x[0] - 1, 2) + Enumerable.Range(1, x.Length - 1).Sum(i => (i + 1) * Math.Pow((2 * x[i] * x[i]) - x[i - 1], 2)),
        ["ellipsoid"] = (x, _) => x.Select((v, i) => Math.Pow(10, 3.0 * i / (x.Length - 1)) * v * v).Sum(),
        ["plateau"] = (x, _) => 1 - Math.Exp(-x.Select((v, i) => v * v / (1 + i)).Sum()),
    };

    /// <summary>The function of a name; null when there is none.</summary>
    public static Func<double[], JsonElement, double>? Find(string name) => Known.GetValueOrDefault(name);

    private static double Branin(double[] x)
    {
        double b = 5.1 / (4 * Math.PI * Math.PI);
        double inner = x[1] - (b * x[0] * x[0]) + (5 / Math.PI * x[0]) - 6;
        return (inner * inner) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x[0])) + 10;
    }

    private static double Hartmann(double[] x, JsonElement constants)
    {
        double sum = 0;
        int rows = constants.GetProperty("alpha").GetArrayLength();
        for (int i = 0; i < rows; i++)
        {
            double exponent = 0;
            for (int j = 0; j < x.Length; j++)
            {
                double distance = x[j] - (1e-4 * constants.GetProperty("P_times_1e4")[i][j].GetDouble());
                exponent += constants.GetProperty("A")[i][j].GetDouble() * distance * distance;
            }

            sum += constants.GetProperty("alpha")[i].GetDouble() * Math.Exp(-exponent);
        }

        return -sum;
    }

    private static double Ackley(double[] x) =>
        (-20 * Math.Exp(-0.2 * Math.Sqrt(x.Average(v => v * v)))) - Math.Exp(x.Average(v => Math.Cos(2 * Math.PI * v))) + 20 + Math.E;

    private static double Rosenbrock(double[] x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
            sum += (100 * Math.Pow(x[i + 1] - (x[i] * x[i]), 2)) + Math.Pow(1 - x[i], 2);
        return sum;
    }

    private static double Levy(double[] x)
    {
        var w = x.Select(v => 1 + ((v - 1) / 4)).ToArray();
        double sum = Math.Pow(Math.Sin(Math.PI * w[0]), 2);
        for (int i = 0; i + 1 < w.Length; i++)
            sum += Math.Pow(w[i] - 1, 2) * (1 + (10 * Math.Pow(Math.Sin((Math.PI * w[i]) + 1), 2)));
        return sum + (Math.Pow(w[^1] - 1, 2) * (1 + Math.Pow(Math.Sin(2 * Math.PI * w[^1]), 2)));
    }

    private static double Log5(double[] x)
    {
        double u1 = Math.Log10(x[0]) + 2.7;
        double u2 = Math.Log10(x[1]) + 3.4;
        double u3 = Math.Log10(x[2]) - 1.8;
        double u4 = Math.Log10(x[3]) + 0.6;
        double v = x[4] - 0.35;
        return (1.5 * u1 * u1) + (0.4 * u2 * u2) + (0.8 * u3 * u3) + (u4 * u4) + (0.9 * u3 * u4) + (6 * v * v)
            + (0.3 * (1 - Math.Cos(2 * Math.PI * u1)));
    }
}
