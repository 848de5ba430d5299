namespace OrleansTune.Training.Isolation;

/// <summary>Sends what is written to it as frames of data.</summary>
internal sealed class DataFrames(FrameStream frames) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        for (; buffer.Length > FrameStream.LongestData; buffer = buffer[FrameStream.LongestData..])
            frames.Write(FrameKind.Data, buffer[..FrameStream.LongestData]);
        frames.Write(FrameKind.Data, buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Each write is a frame, sent at once; the user wraps this in a buffer.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
