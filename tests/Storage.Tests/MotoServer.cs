using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.S3;
using AudioAspire.Storage.Tests;
using AudioAspire.Tests;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace AudioAspire.Storage.Tests;

/// <summary>A real moto server on a free port, where moto is installed. It is made to keep S3's word that a conditional write is one step:
/// moto looks at the condition and writes in two, and under load two writers may get in between.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    public const string Missing = "moto is not installed (pip install 'moto[server]')";

    const string Program =
        """
        import threading
        from moto.s3.responses import S3Response
        from moto.server import main

        def one_at_a_time(method, turn=threading.Lock()):
            def locked(*args, **named):
                with turn:
                    return method(*args, **named)
            return locked

        for name in ("put_object", "_key_response_post"):
            setattr(S3Response, name, one_at_a_time(getattr(S3Response, name)))
        main()
        """;

    Process? process;

    /// <summary>Null where moto is not installed.</summary>
    public string? Address { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var port = FreePort.Next();
        try
        {
            process = Process.Start(new ProcessStartInfo("python3", ["-c", Program, "-H", "127.0.0.1", "-p", $"{port}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return;
        }
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await AnswersAsync(port, process, TimeSpan.FromSeconds(60))) Address = $"http://127.0.0.1:{port}";
    }

    internal AwsAccess Access => new(Address, "us-east-1");

    /// <summary>A store over a new bucket.</summary>
    internal async Task<S3Store> NewBucketAsync()
    {
        var bucket = $"audioaspire-{Guid.NewGuid():N}";
        using var client = Client();
        await client.PutBucketAsync(bucket);
        return S3Store.Connect(bucket, Access);
    }

    internal AmazonS3Client Client() => new(Access.Credentials(), Access.Configure(new AmazonS3Config { ForcePathStyle = true }));

    public ValueTask DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <returns>False where it has ended.</returns>
    static async Task<bool> AnswersAsync(int port, Process process, TimeSpan patience)
    {
        for (var started = Stopwatch.StartNew(); !process.HasExited;)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException) when (started.Elapsed < patience)
            {
                await Task.Delay(50);
            }
        }
        return false;
    }
}
