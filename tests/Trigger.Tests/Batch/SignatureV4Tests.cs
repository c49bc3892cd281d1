using System.Net.Http.Headers;
using System.Text;
using Amazon.Runtime;
using AudioAspire.Trigger.Signing;

namespace AudioAspire.Trigger.Tests.Batch;

/// <summary>The first two are get-vanilla and post-vanilla of AWS's published Signature Version 4 test suite,
/// the others what botocore 1.43 makes of the same request.</summary>
public sealed class SignatureV4Tests
{
    static readonly DateTimeOffset Now = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("GET", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void ARequestWithoutBodyIsSigned(string method, string signature)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://example.amazonaws.com/");
        SignatureV4.Sign(request, [], Credentials(null), "us-east-1", "service", Now);
        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}",
            request.Headers.NonValidated["Authorization"].ToString());
    }

    [Theory]
    [InlineData(null, "content-type;host;x-amz-date", "acc495bf39adc9c8708e20295b49958cbae6b6816e819da9412038265468b976")]
    [InlineData("TOKEN", "content-type;host;x-amz-date;x-amz-security-token", "c69c4cca5d48495e60ae745129d119864e9ac3e3b10427cb800b821955fb98bb")]
    public void ABodyAndATokenAreSigned(string? token, string headers, string signature)
    {
        var body = Encoding.UTF8.GetBytes("""{"jobName":"señal"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://batch.us-east-1.amazonaws.com/v1/submitjob") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        SignatureV4.Sign(request, body, Credentials(token), "us-east-1", "batch", Now);
        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/batch/aws4_request, SignedHeaders={headers}, Signature={signature}",
            request.Headers.NonValidated["Authorization"].ToString());
    }

    static ImmutableCredentials Credentials(string? token) => new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token);
}
