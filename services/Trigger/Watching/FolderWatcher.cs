using System.Text.Json;
using AudioAspire.Contracts;
using AudioAspire.Storage;
using AudioAspire.Trigger.Events;
using AudioAspire.Trigger.Intake;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenTelemetry;

namespace AudioAspire.Trigger.Watching;

/// <summary>Does for a folder what S3 does for a bucket: announces every new file of input/ at /events. It polls, since notifications
/// of the file system get lost on network drives and under load; a pause is at least twenty times as long as a look.</summary>
internal sealed partial class FolderWatcher(
    IObjectStore store, IServer server, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<FolderWatcher> logger) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    readonly StableFiles files = new(time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store is not FolderStore folder) return;
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        // Reading a large file for its ETag takes what it takes.
        using var http = new HttpClient { BaseAddress = new Uri(Address()), Timeout = Timeout.InfiniteTimeSpan };
        while (!stoppingToken.IsCancellationRequested)
        {
            var before = time.GetTimestamp();
            var arrived = Look(folder);
            var pause = time.GetElapsedTime(before) * 20;
            foreach (var (key, size) in arrived) await AnnounceAsync(http, key, size, stoppingToken);
            await Task.Delay(pause > Pause ? pause : Pause, time, stoppingToken);
        }
    }

    IReadOnlyList<(string Key, long Size)> Look(FolderStore folder)
    {
        try
        {
            return files.Look(folder.ListFiles(ObjectKeys.Input)
                .Where(f => KeyRules.Ignore(f.Key) is null && f.File.Exists)
                .Select(f => (f.Key, f.File.Length, f.File.LastWriteTimeUtc)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogUnreadable(e);
            return [];
        }
    }

    async Task AnnounceAsync(HttpClient http, string key, long size, CancellationToken cancel)
    {
        try
        {
            using var untraced = SuppressInstrumentationScope.Begin();
            using var message = JsonContent.Create(S3Message.ObjectCreated(key, size), options: JsonSerializerOptions.Default);
            using var reply = await http.PostAsync("/events", message, cancel);
            reply.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException e)
        {
            LogFailure(e, key);
            files.TellAgain(key);
        }
    }

    /// <summary>"All addresses" is none that can be called.</summary>
    string Address() => server.Features.Get<IServerAddressesFeature>()!.Addresses.First()
        .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "[::1]", StringComparison.Ordinal);

    [LoggerMessage(LogLevel.Warning, "The input folder could not be read; it is looked at again")]
    partial void LogUnreadable(Exception error);

    [LoggerMessage(LogLevel.Warning, "{Key} could not be announced; it is announced again")]
    partial void LogFailure(Exception error, string key);
}
