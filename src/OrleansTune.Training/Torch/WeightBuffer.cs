using static TorchSharp.torch;

namespace OrleansTune.Training.Torch;

/// <summary>All weights of a net in one tensor, and their gradients in another; the net computes with views of them.</summary>
/// <remarks>An optimiser's step is then a few operations whatever the number of layers, and a checkpoint one block.</remarks>
internal sealed class WeightBuffer : IDisposable
{
    public WeightBuffer(IReadOnlyList<WeightShape> shapes, ulong seed, Device device)
    {
        using var scope = NewDisposeScope();
        long count = shapes.Sum(shape => shape.Count);

        // Drawn on the CPU: the same first weights on every device.
        using (var generator = new Generator(seed, CPU))
        using (no_grad())
        {
            var first = empty(count);
            long offset = 0;
            foreach (var shape in shapes)
            {
                first.narrow(0, offset, shape.Count).uniform_(-shape.Bound, shape.Bound, generator);
                offset += shape.Count;
            }

            Values = first.to(device).DetachFromDisposeScope();
        }

        Gradients = zeros_like(Values).DetachFromDisposeScope();
        Views = [.. CreateViews(shapes)];
    }

    /// <summary>The weights, flat.</summary>
    public Tensor Values { get; }

    /// <summary>The gradients, flat: what <c>backward</c> has added up since <see cref="ClearGradients"/>.</summary>
    public Tensor Gradients { get; }

    /// <summary>The weights in their shapes; leaves of the graph.</summary>
    public IReadOnlyList<Tensor> Views { get; }

    public void ClearGradients() => Gradients.zero_();

    public void Dispose()
    {
        foreach (var view in Views)
            view.Dispose();
        Gradients.Dispose();
        Values.Dispose();
    }

    private IEnumerable<Tensor> CreateViews(IReadOnlyList<WeightShape> shapes)
    {
        long offset = 0;
        foreach (var shape in shapes)
        {
            long[] sizes = [.. shape.Sizes];
            var view = Values.narrow(0, offset, shape.Count).view(sizes).detach().requires_grad_(true);

            // With a gradient in place, backward adds to it instead of making one.
            view.grad = Gradients.narrow(0, offset, shape.Count).view(sizes);
            offset += shape.Count;
            yield return view.DetachFromDisposeScope();
        }
    }
}
