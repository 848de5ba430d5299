namespace OrleansTune.Core.Numerics;

/// <summary>Primitive polynomials over GF(2), coded in binary: x^3 + x + 1 is 1011.</summary>
internal static class PrimitivePolynomials
{
    /// <summary>All of degree 1 to 20 (more than 200,000), by rising degree, within it by rising code.</summary>
    public static IEnumerable<uint> ByRisingDegree()
    {
        for (int degree = 1; degree <= 20; degree++)
        {
            for (uint code = (1u << degree) | 1; code < 2u << degree; code += 2)
            {
                if (IsPrimitive(code, degree))
                    yield return code;
            }
        }
    }

    // Primitive: x generates the multiplicative group, that is, x has the order 2^degree - 1 modulo the polynomial.
    private static bool IsPrimitive(uint polynomial, int degree)
    {
        uint order = (1u << degree) - 1;
        if (Power(order, polynomial, degree) != 1)
            return false;
        uint rest = order;
        for (uint prime = 3; rest > 1; prime += 2)
        {
            uint divisor = prime * prime > rest ? rest : prime;
            if (rest % divisor != 0)
                continue;
            if (divisor != order && Power(order / divisor, polynomial, degree) == 1)
                return false;
            while (rest % divisor == 0)
                rest /= divisor;
        }

        return true;
    }

    private static uint Power(uint exponent, uint polynomial, int degree)
    {
        uint result = 1;
        uint square = degree == 1 ? 1u : 2u;
        for (; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                result = Multiply(result, square, polynomial, degree);
            square = Multiply(square, square, polynomial, degree);
        }

        return result;
    }

    private static uint Multiply(uint a, uint b, uint polynomial, int degree)
    {
        uint product = 0;
        for (; b != 0; b >>= 1)
        {
            if ((b & 1) != 0)
                product ^= a;
            a <<= 1;
            if ((a >> degree) != 0)
                a ^= polynomial;
        }

        return product;
    }
}
