using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace AudioAspire.Storage;

/// <summary>Objects of an S3 bucket, or of anything that speaks S3's protocol with conditional writes.
/// Failures that pass (503 SlowDown, time-outs) are repeated by the client, 409 ConditionalRequestConflict and broken downloads here.</summary>
/// <param name="kmsKeyId">The KMS key (id, alias or ARN) that encrypts what is written; null leaves it to the bucket.</param>
public sealed class S3Store(IAmazonS3 client, string bucket, string? kmsKeyId = null, TimeProvider? time = null) : IObjectStore, IDirectLinks
{
    /// <summary>S3 allows 10,000 parts: 160 GiB. Smaller objects go in one request.</summary>
    const int PartBytes = 16 << 20;
    const int Attempts = 8;

    readonly TimeProvider clock = time ?? TimeProvider.System;

    public string Location => $"s3://{bucket}";

    public static S3Store Connect(string bucket, AwsAccess access, string? kmsKeyId = null) =>
        new(new AmazonS3Client(access.Credentials(), Configuration(access)), bucket, kmsKeyId);

    internal static AmazonS3Config Configuration(AwsAccess access)
    {
        var config = access.Configure(new AmazonS3Config { RetryMode = RequestRetryMode.Standard, MaxErrorRetry = Attempts });
        if (access.Endpoint is null) return config;
        config.ForcePathStyle = true;
        // Local servers seldom know the newer checksum trailers.
        config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
        config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        return config;
    }

    public async Task<ObjectInfo?> HeadAsync(string key, CancellationToken cancel = default)
    {
        try
        {
            var head = await client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = bucket, Key = key }, cancel);
            return new ObjectInfo(key, head.ContentLength, Bare(head.ETag), head.VersionId, Time(head.LastModified));
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        for (var more = true; more;)
        {
            var page = await client.ListObjectsV2Async(request, cancel);
            foreach (var item in page.S3Objects ?? [])
                yield return new ObjectInfo(item.Key, item.Size ?? 0, Bare(item.ETag), null, Time(item.LastModified));
            more = page.IsTruncated == true;
            request.ContinuationToken = page.NextContinuationToken;
        }
    }

    public Task<ObjectContent> OpenReadAsync(string key, CancellationToken cancel = default) => OpenReadAsync(key, 0, cancel);

    public async Task<ObjectContent> OpenReadAsync(string key, long offset, CancellationToken cancel = default)
    {
        try
        {
            var got = await GetAsync(key, offset, null, cancel);
            var info = new ObjectInfo(key, offset + got.ContentLength, Bare(got.ETag), got.VersionId, Time(got.LastModified));
            return new ObjectContent(info, new ResumingStream(got.ResponseStream,
                async (position, again) => (await GetAsync(key, position, info.ETag, again)).ResponseStream, offset, info.Size, clock));
        }
        catch (AmazonS3Exception e) when (offset > 0 && e.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return new ObjectContent(await HeadAsync(key, cancel) ?? throw new ObjectMissingException(key), Stream.Null);
        }
    }

    public Uri LinkTo(string key, TimeSpan validity, string? fileName = null) => new(client.GetPreSignedURL(new GetPreSignedUrlRequest
    {
        BucketName = bucket,
        Key = key,
        Expires = clock.GetUtcNow().UtcDateTime + validity,
        Protocol = client.Config.ServiceURL?.StartsWith("http:", StringComparison.Ordinal) == true ? Protocol.HTTP : Protocol.HTTPS,
        ResponseHeaderOverrides = { ContentDisposition = fileName is null ? null : $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}" },
    }));

    public async Task<ObjectInfo> PutAsync(string key, Stream content, WriteCondition condition = default, CancellationToken cancel = default)
    {
        var buffer = new byte[content.CanSeek ? Math.Min(PartBytes, content.Length - content.Position + 1) : PartBytes];
        var filled = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return filled < buffer.Length
            ? await PutWholeAsync(key, buffer.AsMemory(0, filled), condition, cancel)
            : await PutPartsAsync(key, buffer, content, condition, cancel);
    }

    public Task DeleteAsync(string key, CancellationToken cancel = default) =>
        client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = bucket, Key = key }, cancel);

    /// <param name="etag">Of the object that was begun to be read; null for any.</param>
    async Task<GetObjectResponse> GetAsync(string key, long offset, string? etag, CancellationToken cancel)
    {
        var request = new GetObjectRequest { BucketName = bucket, Key = key, EtagToMatch = Quoted(etag) };
        if (offset > 0) request.ByteRange = new ByteRange($"bytes={offset}-");
        try
        {
            return await client.GetObjectAsync(request, cancel);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw new ObjectMissingException(key);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            throw new ConditionFailedException(key);
        }
    }

    async Task<ObjectInfo> PutWholeAsync(string key, ReadOnlyMemory<byte> bytes, WriteCondition condition, CancellationToken cancel)
    {
        var put = await ConditionallyAsync(key, () => client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            InputStream = AsStream(bytes),
            IfNoneMatch = condition.IfAbsent ? "*" : null,
            IfMatch = Quoted(condition.IfMatch),
            ServerSideEncryptionMethod = Encryption,
            ServerSideEncryptionKeyManagementServiceKeyId = kmsKeyId,
        }, cancel), cancel);
        return new ObjectInfo(key, bytes.Length, Bare(put.ETag), put.VersionId, clock.GetUtcNow());
    }

    async Task<ObjectInfo> PutPartsAsync(string key, byte[] buffer, Stream content, WriteCondition condition, CancellationToken cancel)
    {
        // Told before gigabytes are sent; the condition itself is checked when the upload is completed.
        if (condition.IfAbsent && await HeadAsync(key, cancel) is not null) throw new ConditionFailedException(key);
        var upload = (await client.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
        {
            BucketName = bucket,
            Key = key,
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
                parts.Add(new PartETag(part));
                size += filled;
                if (buffer.Length < PartBytes) buffer = new byte[PartBytes];
                filled = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            }
            return await CompleteAsync(key, upload, parts, size, condition, cancel);
        }
        catch
        {
            // Parts of an upload that is given up would be paid for until a lifecycle rule finds them.
            await AbandonAsync(key, upload);
            throw;
        }
    }

    async Task<ObjectInfo> CompleteAsync(string key, string upload, List<PartETag> parts, long size, WriteCondition condition, CancellationToken cancel)
    {
        try
        {
            var done = await ConditionallyAsync(key, () => client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
            {
                BucketName = bucket,
                Key = key,
                UploadId = upload,
                PartETags = parts,
                IfNoneMatch = condition.IfAbsent ? "*" : null,
                IfMatch = Quoted(condition.IfMatch),
            }, cancel), cancel);
            return new ObjectInfo(key, size, Bare(done.ETag), done.VersionId, clock.GetUtcNow());
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchUpload")
        {
            // The answer to an earlier try was lost: the upload is complete if the object has these parts.
            var present = await HeadAsync(key, cancel);
            return present?.Size == size && present.ETag.EndsWith($"-{parts.Count}", StringComparison.Ordinal) ? present : throw new IOException($"The upload of '{key}' was lost.", e);
        }
    }

    async Task AbandonAsync(string key, string upload)
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

    async Task<T> ConditionallyAsync<T>(string key, Func<Task<T>> write, CancellationToken cancel)
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
            catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.Conflict && attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 50 << attempt)), clock, cancel);
            }
        }
    }

    ServerSideEncryptionMethod? Encryption => kmsKeyId is null ? null : ServerSideEncryptionMethod.AWSKMS;

    static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    static string Bare(string etag) => etag.Trim('"');

    static string? Quoted(string? etag) => etag is null ? null : $"\"{etag}\"";

    static DateTimeOffset Time(DateTime? time) => time is { } t ? new DateTimeOffset(t.ToUniversalTime()) : DateTimeOffset.UnixEpoch;
}
