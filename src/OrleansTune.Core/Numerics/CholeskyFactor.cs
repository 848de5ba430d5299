namespace OrleansTune.Core.Numerics;

/// <summary>The factor L of a symmetric positive definite matrix A = L Lᵀ, and solves with it.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>n</term><description>order of A</description></item>
/// <item><term>s</term><description>stride: row i begins at i·s; a multiple of 8, at least n + 1</description></item>
/// <item><term>L</term><description>lower triangle, row by row; what stands above the diagonal is undefined</description></item>
/// <item><term>U</term><description>(L⁻¹)ᵀ: row i holds column i of L⁻¹, from the diagonal on</description></item>
/// </list>
/// </remarks>
internal sealed class CholeskyFactor
{
    private double[] _matrix = [];
    private double[] _transposedInverse = [];

    /// <summary>Order of the matrix.</summary>
    public int Order { get; private set; }

    /// <summary>Distance between the beginnings of rows.</summary>
    public int Stride { get; private set; }

    /// <summary>Row i of A before, of L after <see cref="TryFactor"/>; longer than i + 1.</summary>
    public Span<double> Row(int i) => _matrix.AsSpan(i * Stride, Stride);

    /// <summary>Makes room for a matrix, whose lower triangle is then written to the rows.</summary>
    public void Resize(int order)
    {
        Order = order;
        Stride = ((order + 8) / 8) * 8;
        if (_matrix.Length < order * Stride)
            _matrix = new double[order * Stride];
    }

    /// <summary>Turns the lower triangle written to the rows into L; false when the matrix is not positive definite.</summary>
    public bool TryFactor()
    {
        int n = Order;
        Span<double> sums = stackalloc double[8];
        for (int j = 0; j < n; j += 2)
        {
            int columns = Math.Min(2, n - j);
            for (int k = j; k < j + columns; k++)
            {
                if (!FactorDiagonal(j, k))
                    return false;
            }

            int i = j + columns;
            for (; columns == 2 && i <= n - 4; i += 4)
            {
                DotProducts.FourByTwo(_matrix.AsSpan(i * Stride), _matrix.AsSpan(j * Stride), Stride, j, sums);
                for (int r = 0; r < 4; r++)
                {
                    var row = Row(i + r);
                    row[j] = (row[j] - sums[2 * r]) / _matrix[(j * Stride) + j];
                    var below = _matrix.AsSpan((j + 1) * Stride);
                    row[j + 1] = (row[j + 1] - sums[(2 * r) + 1] - (row[j] * below[j])) / below[j + 1];
                }
            }

            for (; i < n; i++)
            {
                for (int k = j; k < j + columns; k++)
                    Row(i)[k] = (Row(i)[k] - DotProducts.Dot(Row(i)[..k], Row(k)[..k])) / Row(k)[k];
            }
        }

        return true;
    }

    /// <summary>The logarithm of the determinant of A.</summary>
    public double LogDeterminant()
    {
        double sum = 0;
        for (int i = 0; i < Order; i++)
            sum += Math.Log(Row(i)[i]);
        return 2 * sum;
    }

    /// <summary>x := L⁻¹ x.</summary>
    public void SolveLower(Span<double> x)
    {
        for (int i = 0; i < Order; i++)
        {
            var row = Row(i);
            x[i] = (x[i] - DotProducts.Dot(row[..i], x[..i])) / row[i];
        }
    }

    /// <summary>x := L⁻ᵀ x.</summary>
    public void SolveUpper(Span<double> x)
    {
        for (int i = Order - 1; i >= 0; i--)
        {
            var row = Row(i);
            x[i] /= row[i];
            DotProducts.AddScaled(-x[i], row[..i], x[..i]);
        }
    }

    /// <summary>X := L⁻¹ X for many right-hand sides at once: X has <see cref="Order"/> rows of <paramref name="count"/>.</summary>
    public void SolveLower(Span<double> x, int count)
    {
        for (int i = 0; i < Order; i++)
        {
            var row = Row(i);
            var target = x.Slice(i * count, count);
            for (int k = 0; k < i; k++)
                DotProducts.AddScaled(-row[k], x.Slice(k * count, count), target);
            double scale = 1 / row[i];
            for (int c = 0; c < count; c++)
                target[c] *= scale;
        }
    }

    /// <summary>Writes the lower triangle of A⁻¹, row i beginning at i · <see cref="Stride"/>.</summary>
    public void Invert(Span<double> inverse)
    {
        int n = Order;
        InvertTransposed();
        Span<double> sums = stackalloc double[8];
        for (int i = 0; i < n; i += 4)
        {
            int rows = Math.Min(4, n - i);
            int j = 0;
            // U is upper triangular: products with rows i … i+3 begin at column i + 3; the corner before it is added one by one.
            for (; rows == 4 && j + 1 < i; j += 2)
            {
                int start = i + 3;
                DotProducts.FourByTwo(
                    _transposedInverse.AsSpan((i * Stride) + start), _transposedInverse.AsSpan((j * Stride) + start), Stride, n - start, sums);
                for (int r = 0; r < 4; r++)
                {
                    for (int c = 0; c < 2; c++)
                    {
                        double sum = sums[(2 * r) + c];
                        for (int k = i + r; k < start; k++)
                            sum += U(i + r)[k] * U(j + c)[k];
                        inverse[((i + r) * Stride) + j + c] = sum;
                    }
                }
            }

            for (int r = 0; r < rows; r++)
            {
                for (int c = j; c <= i + r; c++)
                    inverse[((i + r) * Stride) + c] = DotProducts.Dot(U(i + r)[(i + r)..n], U(c)[(i + r)..n]);
            }
        }
    }

    private Span<double> U(int i) => _transposedInverse.AsSpan(i * Stride, Stride);

    // U[i, k] = -(L[k, i..k) · U[i, i..k)) / L[k, k], four rows of U and two of L at a time.
    private void InvertTransposed()
    {
        int n = Order;
        if (_transposedInverse.Length < n * Stride)
            _transposedInverse = new double[n * Stride];
        Span<double> sums = stackalloc double[8];
        for (int i = 0; i < n; i += 4)
        {
            int rows = Math.Min(4, n - i);
            for (int r = 0; r < rows; r++)
            {
                U(i + r)[i..].Clear();
                U(i + r)[i + r] = 1 / Row(i + r)[i + r];
                for (int k = i + r + 1; k < Math.Min(i + rows, n); k++)
                    U(i + r)[k] = -DotProducts.Dot(Row(k)[i..k], U(i + r)[i..k]) / Row(k)[k];
            }

            int column = i + rows;
            for (; rows == 4 && column + 1 < n; column += 2)
            {
                DotProducts.FourByTwo(
                    _transposedInverse.AsSpan((i * Stride) + i), _matrix.AsSpan((column * Stride) + i), Stride, column - i, sums);
                double first = Row(column)[column];
                double corner = Row(column + 1)[column];
                double second = Row(column + 1)[column + 1];
                for (int r = 0; r < 4; r++)
                {
                    var u = U(i + r);
                    u[column] = -sums[2 * r] / first;
                    u[column + 1] = -(sums[(2 * r) + 1] + (corner * u[column])) / second;
                }
            }

            for (; column < n; column++)
            {
                for (int r = 0; r < rows; r++)
                    U(i + r)[column] = -DotProducts.Dot(Row(column)[i..column], U(i + r)[i..column]) / Row(column)[column];
            }
        }
    }

    private bool FactorDiagonal(int begin, int k)
    {
        var row = Row(k);
        for (int c = begin; c < k; c++)
            row[c] = (row[c] - DotProducts.Dot(row[..c], Row(c)[..c])) / Row(c)[c];
        double rest = row[k] - DotProducts.Dot(row[..k], row[..k]);
        if (!(rest > 0) || !double.IsFinite(rest))
            return false;
        row[k] = Math.Sqrt(rest);
        return true;
    }
}
