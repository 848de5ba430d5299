using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrleansTune.Core.Numerics;

/// <summary>Inner products of rows, the one operation behind the triangular algebra here.</summary>
internal static class DotProducts
{
    /// <summary>The inner product of two rows of equal length.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double ra = ref MemoryMarshal.GetReference(a);
        ref double rb = ref MemoryMarshal.GetReference(b);
        int width = Vector<double>.Count;
        var sum0 = Vector<double>.Zero;
        var sum1 = Vector<double>.Zero;
        int i = 0;
        for (; i <= a.Length - (2 * width); i += 2 * width)
        {
            sum0 = Vector.FusedMultiplyAdd(Load(ref ra, i), Load(ref rb, i), sum0);
            sum1 = Vector.FusedMultiplyAdd(Load(ref ra, i + width), Load(ref rb, i + width), sum1);
        }

        double sum = Vector.Sum(sum0 + sum1);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>
    /// The eight inner products of four rows of <paramref name="a"/> with two of <paramref name="b"/>: results[2 i + j] = a_i · b_j.
    /// </summary>
    /// <param name="a">Begins at the first row; the rows are <paramref name="stride"/> apart.</param>
    /// <param name="b">Likewise.</param>
    /// <param name="stride">Distance between rows.</param>
    /// <param name="length">Length of the inner products.</param>
    /// <param name="results">Eight numbers.</param>
    public static void FourByTwo(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int stride, int length, Span<double> results)
    {
        ref double a0 = ref MemoryMarshal.GetReference(a);
        ref double a1 = ref Unsafe.Add(ref a0, stride);
        ref double a2 = ref Unsafe.Add(ref a1, stride);
        ref double a3 = ref Unsafe.Add(ref a2, stride);
        ref double b0 = ref MemoryMarshal.GetReference(b);
        ref double b1 = ref Unsafe.Add(ref b0, stride);
        Vector<double> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        int width = Vector<double>.Count;
        int i = 0;
        for (; i <= length - width; i += width)
        {
            var v0 = Load(ref b0, i);
            var v1 = Load(ref b1, i);
            var u = Load(ref a0, i);
            s00 = Vector.FusedMultiplyAdd(u, v0, s00);
            s01 = Vector.FusedMultiplyAdd(u, v1, s01);
            u = Load(ref a1, i);
            s10 = Vector.FusedMultiplyAdd(u, v0, s10);
            s11 = Vector.FusedMultiplyAdd(u, v1, s11);
            u = Load(ref a2, i);
            s20 = Vector.FusedMultiplyAdd(u, v0, s20);
            s21 = Vector.FusedMultiplyAdd(u, v1, s21);
            u = Load(ref a3, i);
            s30 = Vector.FusedMultiplyAdd(u, v0, s30);
            s31 = Vector.FusedMultiplyAdd(u, v1, s31);
        }

        results[0] = Vector.Sum(s00);
        results[1] = Vector.Sum(s01);
        results[2] = Vector.Sum(s10);
        results[3] = Vector.Sum(s11);
        results[4] = Vector.Sum(s20);
        results[5] = Vector.Sum(s21);
        results[6] = Vector.Sum(s30);
        results[7] = Vector.Sum(s31);
        for (; i < length; i++)
        {
            double v0 = Unsafe.Add(ref b0, i);
            double v1 = Unsafe.Add(ref b1, i);
            results[0] += Unsafe.Add(ref a0, i) * v0;
            results[1] += Unsafe.Add(ref a0, i) * v1;
            results[2] += Unsafe.Add(ref a1, i) * v0;
            results[3] += Unsafe.Add(ref a1, i) * v1;
            results[4] += Unsafe.Add(ref a2, i) * v0;
            results[5] += Unsafe.Add(ref a2, i) * v1;
            results[6] += Unsafe.Add(ref a3, i) * v0;
            results[7] += Unsafe.Add(ref a3, i) * v1;
        }
    }

    /// <summary>y += factor · x.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        ref double rx = ref MemoryMarshal.GetReference(x);
        ref double ry = ref MemoryMarshal.GetReference(y);
        int width = Vector<double>.Count;
        var f = new Vector<double>(factor);
        int i = 0;
        for (; i <= x.Length - width; i += width)
            Vector.FusedMultiplyAdd(f, Load(ref rx, i), Load(ref ry, i)).StoreUnsafe(ref ry, (nuint)i);
        for (; i < x.Length; i++)
            y[i] += factor * x[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Load(ref double start, int index) => Vector.LoadUnsafe(ref start, (nuint)index);
}
