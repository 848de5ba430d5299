using OrleansTune.Core.Numerics;

namespace OrleansTune.Core.Tests.Numerics;

public class CholeskyFactorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(61)]
    [InlineData(130)]
    public void The_factor_and_the_inverse_give_back_the_matrix(int n)
    {
        var (matrix, factor) = Random(n);
        Assert.True(factor.TryFactor());
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
                Assert.Equal(matrix[i, j], DotProducts.Dot(factor.Row(i)[..(j + 1)], factor.Row(j)[..(j + 1)]), 9);
        }

        var inverse = new double[n * factor.Stride];
        factor.Invert(inverse);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double sum = 0;
                for (int k = 0; k < n; k++)
                    sum += matrix[i, k] * inverse[k >= j ? (k * factor.Stride) + j : (j * factor.Stride) + k];
                Assert.Equal(i == j ? 1 : 0, sum, 8);
            }
        }
    }

    [Fact]
    public void Solves_undo_multiplication()
    {
        var (matrix, factor) = Random(37);
        factor.TryFactor();
        var expected = Enumerable.Range(0, 37).Select(i => Math.Sin(i)).ToArray();
        var x = new double[37];
        for (int i = 0; i < 37; i++)
        {
            for (int j = 0; j < 37; j++)
                x[i] += matrix[i, j] * expected[j];
        }

        var columns = x.SelectMany(v => new[] { v, 2 * v, 3 * v }).ToArray();
        factor.SolveLower(columns, 3);
        factor.SolveLower(x);
        Assert.Equal(3 * x[20], columns[62], 10);
        factor.SolveUpper(x);
        for (int i = 0; i < 37; i++)
            Assert.Equal(expected[i], x[i], 9);
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_refused()
    {
        var factor = new CholeskyFactor();
        factor.Resize(2);
        factor.Row(0)[0] = 1;
        factor.Row(1)[0] = 2;
        factor.Row(1)[1] = 1;
        Assert.False(factor.TryFactor());
    }

    private static (double[,] Matrix, CholeskyFactor Factor) Random(int n)
    {
        var random = new RandomStream((ulong)n);
        var root = new double[n, n + 2];
        foreach (int i in Enumerable.Range(0, n))
        {
            for (int k = 0; k < n + 2; k++)
                root[i, k] = random.NextNormal();
        }

        var matrix = new double[n, n];
        var factor = new CholeskyFactor();
        factor.Resize(n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                matrix[i, j] = i == j ? 1 : 0;
                for (int k = 0; k < n + 2; k++)
                    matrix[i, j] += root[i, k] * root[j, k];
                if (j <= i)
                    factor.Row(i)[j] = matrix[i, j];
            }
        }

        return (matrix, factor);
    }
}
