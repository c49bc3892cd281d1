using System.Net.Http;
using Amazon.Runtime;

namespace AudioAspire.Storage;

/// <summary>A download that goes on where its connection broke. The object must be the same one: whoever replaced it meanwhile ends the download.</summary>
/// <param name="open">Opens the object at an offset.</param>
/// <param name="start">Offset of the first byte.</param>
/// <param name="length">Of the whole object.</param>
internal sealed class ResumingStream(Stream first, Func<long, CancellationToken, Task<Stream>> open, long start, long length, TimeProvider time) : Stream
{
    /// <summary>Of breaks without a byte between them.</summary>
    const int Attempts = 6;
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    readonly long begin = start;
    Stream? connection = first;
    long position = start;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0 || position >= length) return 0;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                connection ??= await open(position, cancellationToken);
                var read = await connection.ReadAsync(buffer, cancellationToken);
                if (read == 0) throw new HttpIOException(HttpRequestError.ResponseEnded, "The download ended too early.");
                position += read;
                return read;
            }
            catch (Exception e) when (IsBreak(e, cancellationToken) && attempt < Attempts)
            {
                await LetGoAsync();
                await Task.Delay(FirstPause * Math.Pow(2, attempt) * Random.Shared.NextDouble(), time, cancellationToken);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => length - begin;
    public override long Position { get => position - begin; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) connection?.Dispose();
        base.Dispose(disposing);
    }

    static bool IsBreak(Exception e, CancellationToken cancel) =>
        !cancel.IsCancellationRequested && e is not (ObjectMissingException or ConditionFailedException)
        && (e is IOException or HttpRequestException or AmazonClientException or OperationCanceledException);

    async Task LetGoAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        connection = null;
    }
}
