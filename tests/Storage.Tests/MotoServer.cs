using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.S3;
using AudioAspire.Storage.Tests;
using AudioAspire.Tests;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace AudioAspire.Storage.Tests;

/// <summary>A real moto_server process on a free port, where one is installed.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    public const string Missing = "moto_server is not installed (pip install 'moto[server]')";
    Process? process;

    /// <summary>Null where moto_server is not installed.</summary>
    public string? Address { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var port = FreePort.Next();
        try
        {
            process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{port}"])
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
        await AnswersAsync(port, TimeSpan.FromSeconds(60));
        Address = $"http://127.0.0.1:{port}";
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

    static async Task AnswersAsync(int port, TimeSpan patience)
    {
        for (var started = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (started.Elapsed < patience)
            {
                await Task.Delay(50);
            }
        }
    }
}
