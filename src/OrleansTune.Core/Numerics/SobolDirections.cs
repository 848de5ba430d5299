namespace OrleansTune.Core.Numerics;

/// <summary>Generator matrices of the Sobol' sequence: per axis 32 columns of 32 bits, the most significant bit being the first digit.</summary>
internal static class SobolDirections
{
    private const int Bits = 32;

    // Two-dimensional projections are checked with these numbers of digits and against this many axes before.
    private const int CheckedDigits = 8;
    private const int CheckedAxes = 8;
    private const int Candidates = 8;

    private static readonly Lock Gate = new();
    private static readonly List<uint[]> Known = [FirstAxis()];
    private static readonly IEnumerator<uint> Polynomials = PrimitivePolynomials.ByRisingDegree().GetEnumerator();

    /// <summary>The columns of the first axes.</summary>
    public static uint[][] ForAxes(int count)
    {
        lock (Gate)
        {
            while (Known.Count < count)
                Known.Add(NextAxis());
            return [.. Known.Take(count)];
        }
    }

    private static uint[] FirstAxis()
    {
        var columns = new uint[Bits];
        for (int i = 0; i < Bits; i++)
            columns[i] = 1u << (Bits - 1 - i);
        return columns;
    }

    private static uint[] NextAxis()
    {
        Polynomials.MoveNext();
        uint polynomial = Polynomials.Current;
        var random = RandomStream.For(0, "sobol-directions", Known.Count);
        uint[]? best = null;
        int least = int.MaxValue;
        for (int candidate = 0; candidate < Candidates && least > 0; candidate++)
        {
            var columns = Columns(polynomial, random);
            int defect = 0;
            for (int other = Math.Max(0, Known.Count - CheckedAxes); other < Known.Count; other++)
                defect += Defect(columns, Known[other]);
            if (defect < least)
                (best, least) = (columns, defect);
        }

        return best!;
    }

    // The recurrence of Sobol': v_i = a_1 v_{i-1} ^ … ^ v_{i-s} ^ (v_{i-s} >> s), with s free odd numbers to begin with.
    private static uint[] Columns(uint polynomial, RandomStream random)
    {
        int degree = 31 - System.Numerics.BitOperations.LeadingZeroCount(polynomial);
        var v = new uint[Bits];
        for (int i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                uint initial = (2 * (uint)random.Next(1 << i)) + 1;
                v[i] = initial << (Bits - 1 - i);
                continue;
            }

            v[i] = v[i - degree] ^ (v[i - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                if (((polynomial >> (degree - k)) & 1) != 0)
                    v[i] ^= v[i - k];
            }
        }

        return v;
    }

    // The sum over m of t(m): how far the first 2^m points are from perfectly even on the two axes.
    private static int Defect(uint[] a, uint[] b)
    {
        int sum = 0;
        Span<uint> rowsA = stackalloc uint[CheckedDigits];
        Span<uint> rowsB = stackalloc uint[CheckedDigits];
        for (int m = 2; m <= CheckedDigits; m++)
        {
            Rows(a, m, rowsA);
            Rows(b, m, rowsB);
            int even = m;
            while (even > 1 && !IsEven(rowsA, rowsB, even))
                even--;
            sum += m - even;
        }

        return sum;
    }

    private static void Rows(uint[] columns, int m, Span<uint> rows)
    {
        for (int row = 0; row < m; row++)
        {
            rows[row] = 0;
            for (int column = 0; column < m; column++)
                rows[row] |= ((columns[column] >> (Bits - 1 - row)) & 1) << column;
        }
    }

    private static bool IsEven(Span<uint> rowsA, Span<uint> rowsB, int digits)
    {
        Span<uint> basis = stackalloc uint[CheckedDigits];
        for (int fromA = 0; fromA <= digits; fromA++)
        {
            basis.Clear();
            for (int i = 0; i < digits; i++)
            {
                if (!Insert(basis, i < fromA ? rowsA[i] : rowsB[i - fromA]))
                    return false;
            }
        }

        return true;
    }

    private static bool Insert(Span<uint> basis, uint row)
    {
        for (int bit = basis.Length - 1; bit >= 0 && row != 0; bit--)
        {
            if (((row >> bit) & 1) == 0)
                continue;
            if (basis[bit] == 0)
            {
                basis[bit] = row;
                return true;
            }

            row ^= basis[bit];
        }

        return false;
    }
}
