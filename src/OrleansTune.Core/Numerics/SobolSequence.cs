using System.Numerics;

namespace OrleansTune.Core.Numerics;

/// <summary>
/// A scrambled Sobol' sequence: points that fill the unit cube evenly, and any projection of it on few axes as well.
/// </summary>
/// <remarks>
/// <para>Generator matrices after Sobol' (1967) and Bratley and Fox (1988): one primitive polynomial over GF(2) per axis, by rising
/// degree. The free initial numbers are chosen as in Joe and Kuo (2008), so that projections on two axes are even; scrambled by the
/// hash-based nested permutation of Burley (2020), which keeps that quality and makes every point uniform on its own.</para>
/// <para>Stateless: any point can be asked for.</para>
/// </remarks>
public sealed class SobolSequence
{
    private readonly uint[][] _columns;
    private readonly uint[] _scrambles;

    /// <summary>A sequence.</summary>
    /// <param name="dimension">Coordinates per point, at least 1.</param>
    /// <param name="seed">Chooses the scrambling.</param>
    public SobolSequence(int dimension, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        _columns = SobolDirections.ForAxes(dimension);
        _scrambles = new uint[dimension];
        var random = RandomStream.For(seed, "sobol");
        for (int axis = 0; axis < dimension; axis++)
            _scrambles[axis] = (uint)(random.NextBits() >> 32);
    }

    /// <summary>Coordinates per point.</summary>
    public int Dimension => _scrambles.Length;

    /// <summary>The point of an index; coordinates in [0, 1).</summary>
    /// <param name="index">Which point, from 0 to 2^32 − 1.</param>
    public double[] Point(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, uint.MaxValue);
        var point = new double[Dimension];
        for (int axis = 0; axis < point.Length; axis++)
        {
            uint bits = 0;
            var columns = _columns[axis];
            for (uint rest = (uint)index; rest != 0; rest &= rest - 1)
                bits ^= columns[BitOperations.TrailingZeroCount(rest)];
            point[axis] = (Scramble(bits, _scrambles[axis]) + 0.5) / 4294967296.0;
        }

        return point;
    }

    // A nested uniform permutation of the binary digits: each digit is flipped depending on the more significant ones only.
    private static uint Scramble(uint bits, uint seed)
    {
        uint x = Reverse(bits);
        x += seed;
        x ^= x * 0x6C50B47Cu;
        x ^= x * 0xB82F1E52u;
        x ^= x * 0xC7AFE638u;
        x ^= x * 0x8D22F6E6u;
        return Reverse(x);
    }

    private static uint Reverse(uint x)
    {
        x = ((x >> 1) & 0x55555555u) | ((x & 0x55555555u) << 1);
        x = ((x >> 2) & 0x33333333u) | ((x & 0x33333333u) << 2);
        x = ((x >> 4) & 0x0F0F0F0Fu) | ((x & 0x0F0F0F0Fu) << 4);
        return BitOperations.RotateLeft(x & 0x00FF00FFu, 24) | (BitOperations.RotateLeft(x, 8) & 0x00FF00FFu);
    }
}
