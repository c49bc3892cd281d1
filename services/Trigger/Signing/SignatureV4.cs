using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace AudioAspire.Trigger.Signing;

/// <summary>AWS Signature Version 4 (IAM user guide, "Create a signed AWS API request") for requests without a query,
/// whose path needs no encoding.</summary>
internal static class SignatureV4
{
    const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Adds the headers X-Amz-Date, X-Amz-Security-Token where the credentials are temporary, and Authorization.</summary>
    /// <param name="body">What the request will send.</param>
    public static void Sign(
        HttpRequestMessage request, ReadOnlySpan<byte> body, ImmutableCredentials credentials, string region, string service, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{stamp[..8]}/{region}/{service}/aws4_request";
        request.Headers.TryAddWithoutValidation("X-Amz-Date", stamp);
        if (credentials.UseToken) request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", credentials.Token);

        var headers = Headers(request);
        var names = string.Join(';', headers.Keys);
        var canonical = string.Join('\n', request.Method.Method, request.RequestUri!.AbsolutePath, "",
            string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n")), names, Hash(body));
        var toSign = string.Join('\n', Algorithm, stamp, scope, Hash(Encoding.UTF8.GetBytes(canonical)));
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + credentials.SecretKey), Hmac);
        request.Headers.TryAddWithoutValidation("Authorization",
            $"{Algorithm} Credential={credentials.AccessKey}/{scope}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(Hmac(key, toSign))}");
    }

    static SortedDictionary<string, string> Headers(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.RequestUri!.Authority };
        if (request.Content?.Headers.ContentType is { } type) headers["content-type"] = type.ToString();
        foreach (var (name, values) in request.Headers)
            if (name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)) headers[name.ToLowerInvariant()] = string.Join(',', values);
        return headers;
    }

    static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
