using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Storage;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace AudioAspire.AppHost.Analysis;

/// <summary>One analysis from start to end: the services are started, the recordings brought in, followed, summed up, the services stopped.</summary>
static class OneShotAnalysis
{
    public static async Task<int> RunAsync(
        AnalysisRequest request, RunSettings run, Func<RunSettings, IDistributedApplicationBuilder> describe, CancellationToken cancel)
    {
        var files = SourceFiles.Find(request.Sources, request.Case);
        foreach (var note in files.Notes) Console.WriteLine($"Note: {note}");
        if (files.Recordings.Count == 0) throw new DistributedApplicationException("There is no recording to analyse.");

        var store = new FolderStore(run.Store, run.OutputFolder.Length > 0 ? run.OutputFolder : null);
        var builder = describe(run);
        var pipeline = builder.Resources.OfType<ProjectResource>().Single(r => r.Name == "pipeline");
        await using var application = builder.Build();
        var lifetime = application.Services.GetRequiredService<IHostApplicationLifetime>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        Console.WriteLine($"Analysing {files.Recordings.Count} recording{(files.Recordings.Count == 1 ? "" : "s")} ...");
        try
        {
            await application.StartAsync(stop.Token);
            var jobs = await BringAsync(store, files, stop.Token);
            using var channel = Open(new EndpointReference(pipeline, "grpc"));
            await View().ShowAsync(jobs, async changed => await new JobFollower(new Jobs.JobsClient(channel), store, jobs, changed, TimeProvider.System)
                .FollowAsync(request.Options, request.Force, token => application.ResourceNotifications.WaitForResourceHealthyAsync("pipeline", WaitBehavior.StopOnResourceUnavailable, token), stop.Token));
            await new AnalysisSummary(store, Console.Out).WriteAsync(jobs, stop.Token);
            return jobs.All(j => j.Succeeded) ? ExitCode.Done : ExitCode.Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped. The same command goes on where this one ended.");
            return ExitCode.Cancelled;
        }
        finally
        {
            await application.StopAsync(CancellationToken.None);
        }
    }

    static async Task<IReadOnlyList<TrackedJob>> BringAsync(IObjectStore store, SourceFiles files, CancellationToken cancel)
    {
        foreach (var companion in files.Companions) await StoreIntake.BringAsync(store, companion, cancel);
        var jobs = new List<TrackedJob>();
        foreach (var recording in files.Recordings) jobs.Add(new TrackedJob(recording, await StoreIntake.BringAsync(store, recording, cancel)));
        return jobs;
    }

    static GrpcChannel Open(EndpointReference endpoint) => GrpcChannel.ForAddress(endpoint.Url, new GrpcChannelOptions
    {
        // A proxy configured for the internet must not see what stays on this machine.
        HttpHandler = new SocketsHttpHandler { UseProxy = false },
        DisposeHttpClient = true,
    });

    static IProgressView View() =>
        AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? new LiveProgress(AnsiConsole.Console) : new PlainProgress(Console.Out);
}
