using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace AudioAspire.Storage;

/// <summary>Objects of an S3 bucket, or of anything that speaks S3's protocol with conditional writes.
/// Failures that pass (503 SlowDown, time-outs) are repeated by the client, 409 ConditionalRequestConflict and broken downloads by this project.</summary>
/// <param name="kmsKeyId">The KMS key (id, alias or ARN) that encrypts what is written; null leaves it to the bucket.</param>
public sealed class S3Store(IAmazonS3 client, string bucket, string? kmsKeyId = null, TimeProvider? time = null) : IObjectStore, IDirectLinks
{
    internal const int Attempts = 8;

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

    public Uri LinkTo(string key, TimeSpan validity, string contentType, string? fileName = null) => new(client.GetPreSignedURL(new GetPreSignedUrlRequest
    {
        BucketName = bucket,
        Key = key,
        Expires = clock.GetUtcNow().UtcDateTime + validity,
        Protocol = client.Config.ServiceURL?.StartsWith("http:", StringComparison.Ordinal) == true ? Protocol.HTTP : Protocol.HTTPS,
        ResponseHeaderOverrides =
        {
            ContentType = contentType,
            ContentDisposition = fileName is null ? null : $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}",
        },
    }));

    public async Task<ObjectInfo> PutAsync(string key, Stream content, WriteCondition condition = default, CancellationToken cancel = default)
    {
        var buffer = new byte[content.CanSeek ? Math.Min(S3Upload.PartBytes, content.Length - content.Position + 1) : S3Upload.PartBytes];
        var filled = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        var upload = new S3Upload(this, client, bucket, key, condition, kmsKeyId, clock);
        return filled < buffer.Length
            ? await upload.WholeAsync(buffer.AsMemory(0, filled), cancel)
            : await upload.PartsAsync(buffer, content, cancel);
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

    internal static string Bare(string etag) => etag.Trim('"');

    internal static string? Quoted(string? etag) => etag is null ? null : $"\"{etag}\"";

    static DateTimeOffset Time(DateTime? time) => time is { } t ? new DateTimeOffset(t.ToUniversalTime()) : DateTimeOffset.UnixEpoch;
}
