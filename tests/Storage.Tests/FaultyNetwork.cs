using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace AudioAspire.Storage.Tests;

/// <summary>Lets requests through to the server, and spoils those it is told to.</summary>
internal sealed class FaultyNetwork : HttpClientFactory
{
    public enum Fault
    {
        /// <summary>503 SlowDown instead of an answer.</summary>
        SlowDown,
        /// <summary>409 ConditionalRequestConflict instead of an answer.</summary>
        Conflict,
        /// <summary>The server does it, and nobody hears of it.</summary>
        AnswerLost,
        /// <summary>The answer breaks off in the middle.</summary>
        BreaksOff,
        /// <summary>The connection closes in the middle as if that were all.</summary>
        EndsEarly,
    }

    readonly Queue<(Func<HttpRequestMessage, bool> Which, Fault Fault)> faults = new();
    readonly Lock gate = new();

    public List<string> Requests { get; } = [];

    /// <summary>The checksum's algorithm that a request names, or its body where that names checksums.</summary>
    public List<string> Checksums { get; } = [];

    /// <summary>Spoils the next request that fits, after those that were asked for before.</summary>
    public FaultyNetwork Spoil(Func<HttpRequestMessage, bool> which, Fault fault, int times = 1)
    {
        for (var i = 0; i < times; i++) faults.Enqueue((which, fault));
        return this;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this)) { Timeout = Timeout.InfiniteTimeSpan };

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    sealed class Handler(FaultyNetwork network) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Fault? fault = null;
            var checksums = await ChecksumsAsync(request, cancellationToken);
            lock (network.gate)
            {
                network.Requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery} {request.Headers.Range}".TrimEnd());
                network.Checksums.AddRange(checksums);
                if (network.faults.TryPeek(out var next) && next.Which(request)) fault = network.faults.Dequeue().Fault;
            }
            if (fault is Fault.SlowDown) return Error(HttpStatusCode.ServiceUnavailable, "SlowDown");
            if (fault is Fault.Conflict) return Error(HttpStatusCode.Conflict, "ConditionalRequestConflict");
            var reply = await base.SendAsync(request, cancellationToken);
            if (fault is Fault.AnswerLost)
            {
                reply.Dispose();
                throw new HttpRequestException("The connection broke.");
            }
            if (fault is Fault.BreaksOff or Fault.EndsEarly)
                reply.Content = Half(reply.Content, await reply.Content.ReadAsByteArrayAsync(cancellationToken), breaks: fault is Fault.BreaksOff);
            return reply;
        }

        static async Task<IEnumerable<string>> ChecksumsAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            var named = request.Headers.Where(h => h.Key is "x-amz-checksum-algorithm" or "x-amz-sdk-checksum-algorithm").SelectMany(h => h.Value);
            var body = request.Method == HttpMethod.Post && request.Content is not null ? await request.Content.ReadAsStringAsync(cancel) : "";
            return named.Concat(Regex.Matches(body, "<ChecksumCRC32>.+?</ChecksumCRC32>").Select(m => m.Value));
        }

        static HttpResponseMessage Error(HttpStatusCode status, string code) =>
            new(status) { Content = new StringContent($"<Error><Code>{code}</Code><Message>{code}</Message></Error>") };

        static StreamContent Half(HttpContent content, byte[] whole, bool breaks)
        {
            var half = new StreamContent(new BreakingStream(whole[..(whole.Length / 2)], breaks));
            foreach (var header in content.Headers) half.Headers.TryAddWithoutValidation(header.Key, header.Value);
            return half;
        }
    }

    sealed class BreakingStream(byte[] bytes, bool breaks) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 || !breaks ? read : throw new IOException("The connection broke.");
        }
    }
}
