namespace AudioAspire.Storage.Tests;

/// <summary>Bytes that depend on their place, of a length that is not told, perhaps breaking off.</summary>
internal sealed class PatternStream(long length, long failAt = long.MaxValue) : Stream
{
    long position;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position >= failAt) throw new IOException("The line broke.");
        var read = (int)Math.Min(count, length - position);
        for (var i = 0; i < read; i++) buffer[offset + i] = (byte)((position + i) * 31 >> 8);
        position += read;
        return read;
    }

    public async Task<bool> SameAsAsync(Stream other)
    {
        var (mine, theirs) = (new byte[1 << 16], new byte[1 << 16]);
        for (; ; )
        {
            var read = Read(mine, 0, mine.Length);
            if (await other.ReadAtLeastAsync(theirs, theirs.Length, throwOnEndOfStream: false) != read) return false;
            if (!mine.AsSpan(0, read).SequenceEqual(theirs.AsSpan(0, read))) return false;
            if (read == 0) return true;
        }
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
