using System.Diagnostics;
using System.Runtime.InteropServices;
using OrleansTune.Core.Numerics;
using OrleansTune.Training.Trainers;

namespace OrleansTune.Training.Tests.Isolation;

/// <summary>A trainer that needs no time, draws its metrics from a stream, and comes to the harm that its name says in its second epoch.</summary>
internal sealed class FaultyTrainer(string fault, ulong seed) : ITrainer
{
    private readonly List<byte[]> _leak = [];
    private ulong _seed = seed;
    private bool _isBetweenEpochs = true;

    public int Epoch { get; private set; }

    public IReadOnlyDictionary<string, double> TrainEpoch(CancellationToken cancellationToken)
    {
        if (!_isBetweenEpochs)
            throw new InvalidOperationException("An epoch ended early.");
        _isBetweenEpochs = false;
        Console.WriteLine($"epoch {Epoch + 1} of {fault}");
        var metrics = new Dictionary<string, double> { ["value"] = RandomStream.For(_seed, "value", Epoch).NextNormal(), ["none"] = double.NaN };
        if (Epoch == 1)
            ComeToHarm(metrics, cancellationToken);
        cancellationToken.WaitHandle.WaitOne(fault == "slow" ? Timeout.Infinite : 0);
        cancellationToken.ThrowIfCancellationRequested();
        Epoch++;
        _isBetweenEpochs = true;
        return metrics;
    }

    public void Save(Stream destination)
    {
        if (!_isBetweenEpochs)
            throw new InvalidOperationException("An epoch ended early.");
        using var writer = new BinaryWriter(destination, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write("faulty");
        writer.Write(fault);
        writer.Write(_seed);
        writer.Write(Epoch);
        // More than one frame.
        writer.Write(new byte[200_000]);
        writer.Write((byte)1);
    }

    public void Load(Stream source)
    {
        using var reader = new BinaryReader(source, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            if (reader.ReadString() != "faulty" || reader.ReadString() != fault)
                throw new InvalidDataException("It is of another trainer.");
            var (theirs, epoch) = (reader.ReadUInt64(), reader.ReadInt32());
            if (reader.ReadBytes(200_000).Length < 200_000 || reader.ReadByte() != 1)
                throw new InvalidDataException("It ends too soon.");
            (_seed, Epoch, _isBetweenEpochs) = (theirs, epoch, true);
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("It ends too soon.", e);
        }
    }

    public void Dispose() => _leak.Clear();

    private void ComeToHarm(Dictionary<string, double> metrics, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case "segfault":
                Fill(16, 0, 1);
                break;
            case "abort":
                Abort();
                break;
            case "exit":
                Environment.Exit(3);
                break;
            case "throw":
                throw new NotSupportedException("no such layer");
            case "refuse":
                throw new TrainingImpossibleException("so deep a net has no gradient");
            case "hang":
                // Deaf to cancellation, as native code is.
                Thread.Sleep(Timeout.Infinite);
                break;
            case "leak":
                while (true)
                {
                    byte[] piece = new byte[16 << 20];
                    Array.Fill(piece, (byte)1);
                    _leak.Add(piece);
                    Thread.Sleep(10);
                }

            case "spawn":
                // Once as a child, once out of the process group, as an interactive shell does it.
                metrics["child"] = Process.Start("sleep", ["300"]).Id;
                using (var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "set -m; sleep 300 >/dev/null & echo $!"]) { RedirectStandardOutput = true })!)
                    metrics["grandchild"] = int.Parse(shell.StandardOutput.ReadLine()!);
                break;
        }
    }

    [DllImport("libc", EntryPoint = "memset")]
    private static extern nint Fill(nint address, int value, nuint count);

    [DllImport("libc", EntryPoint = "abort")]
    private static extern void Abort();
}
