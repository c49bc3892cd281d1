using AudioAspire.Storage;

namespace AudioAspire.Portal.Files;

/// <summary>A remote object as a seekable stream: seeking costs nothing, the next read opens the object there.</summary>
internal sealed class ObjectStream(IObjectStore store, ObjectInfo info) : Stream
{
    ObjectContent? open;
    long position;

    public override long Length => info.Size;
    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;

    public override long Position
    {
        get => position;
        set
        {
            if (value == position) return;
            position = value;
            Close(ref open);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= Length) return 0;
        open ??= await store.OpenReadAsync(info.Key, position, cancellationToken);
        var read = await open.Stream.ReadAsync(buffer, cancellationToken);
        position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => Length,
    };

    public override void Flush() { }
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close(ref open);
        base.Dispose(disposing);
    }

    static void Close(ref ObjectContent? content)
    {
        content?.Stream.Dispose();
        content = null;
    }
}
