using System.Net;
using System.Runtime.InteropServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace AudioAspire.Storage;

/// <summary>One object on its way into a bucket: in one request, or in parts with one of them in memory.</summary>
internal sealed class S3Upload(
    S3Store store, IAmazonS3 client, string bucket, string key, WriteCondition condition, string? kmsKeyId, TimeProvider time)
{
    /// <summary>S3 allows 10,000 parts: 160 GiB. Smaller objects go in one request.</summary>
    public const int PartBytes = 16 << 20;

    public async Task<ObjectInfo> WholeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var put = await ConditionallyAsync(() => client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            InputStream = AsStream(bytes),
            IfNoneMatch = condition.IfAbsent ? "*" : null,
            IfMatch = S3Store.Quoted(condition.IfMatch),
            ServerSideEncryptionMethod = Encryption,
            ServerSideEncryptionKeyManagementServiceKeyId = kmsKeyId,
        }, cancel), cancel);
        return new ObjectInfo(key, bytes.Length, S3Store.Bare(put.ETag), put.VersionId, time.GetUtcNow());
    }

    /// <param name="buffer">The beginning of the object: at least one part.</param>
    /// <param name="content">The rest of it.</param>
    public async Task<ObjectInfo> PartsAsync(byte[] buffer, Stream content, CancellationToken cancel)
    {
        // Told before gigabytes are sent; the condition itself is checked when the upload is completed.
        if (condition.IfAbsent && await store.HeadAsync(key, cancel) is not null) throw new ConditionFailedException(key);
        var upload = (await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
        {
            BucketName = bucket,
            Key = key,
            ChecksumAlgorithm = Checksum,
            ServerSideEncryptionMethod = Encryption,
            ServerSideEncryptionKeyManagementServiceKeyId = kmsKeyId,
        }, cancel)).UploadId;
        try
        {
            var parts = new List<PartETag>();
            var size = 0L;
            for (var filled = buffer.Length; filled > 0;)
            {
                var part = await client.UploadPartAsync(new UploadPartRequest
                {
                    BucketName = bucket,
                    Key = key,
                    UploadId = upload,
                    PartNumber = parts.Count + 1,
                    PartSize = filled,
                    InputStream = AsStream(buffer.AsMemory(0, filled)),
                }, cancel);
                parts.Add(new PartETag(part) { ChecksumCRC32 = part.ChecksumCRC32 });
                size += filled;
                if (buffer.Length < PartBytes) buffer = new byte[PartBytes];
                filled = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            }
            return await CompleteAsync(upload, parts, size, cancel);
        }
        catch
        {
            // Parts of an upload that is given up would be paid for until a lifecycle rule finds them.
            await AbandonAsync(upload);
            throw;
        }
    }

    async Task<ObjectInfo> CompleteAsync(string upload, List<PartETag> parts, long size, CancellationToken cancel)
    {
        try
        {
            var done = await ConditionallyAsync(() => client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = upload,
                PartETags = parts,
                IfNoneMatch = condition.IfAbsent ? "*" : null,
                IfMatch = S3Store.Quoted(condition.IfMatch),
            }, cancel), cancel);
            return new ObjectInfo(key, size, S3Store.Bare(done.ETag), done.VersionId, time.GetUtcNow());
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchUpload")
        {
            // The answer to an earlier try was lost: the upload is complete if the object has these parts.
            var present = await store.HeadAsync(key, cancel);
            return present?.Size == size && present.ETag.EndsWith($"-{parts.Count}", StringComparison.Ordinal)
                ? present
                : throw new IOException($"The upload of '{key}' was lost.", e);
        }
    }

    async Task AbandonAsync(string upload)
    {
        try
        {
            await client.AbortMultipartUploadAsync(bucket, key, upload, CancellationToken.None);
        }
        catch (AmazonServiceException)
        {
            // What went wrong before matters; a lifecycle rule finds the parts.
        }
    }

    async Task<T> ConditionallyAsync<T>(Func<Task<T>> write, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.PreconditionFailed || e.ErrorCode == "NoSuchKey")
            {
                throw new ConditionFailedException(key);
            }
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.Conflict && attempt < S3Store.Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 50 << attempt)), time, cancel);
            }
        }
    }

    /// <summary>Where the client sends a checksum with every part, S3 asks for it when the upload begins and again when it is completed.</summary>
    ChecksumAlgorithm? Checksum =>
        client.Config.RequestChecksumCalculation == RequestChecksumCalculation.WHEN_SUPPORTED ? ChecksumAlgorithm.CRC32 : null;

    ServerSideEncryptionMethod? Encryption => kmsKeyId is null ? null : ServerSideEncryptionMethod.AWSKMS;

    static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
