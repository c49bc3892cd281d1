using AudioAspire.AppHost;
using AudioAspire.AppHost.CommandLine;
using AudioAspire.AppHost.Modes;

return await AppHostCommand.InvokeAsync(args, Describe);

// What runs, and how it is connected.
static IDistributedApplicationBuilder Describe(RunSettings run)
{
    var builder = DistributedApplication.CreateBuilder(run.Hosting);
    var store = builder.AddParameter("store", run.Store);
    var traces = builder.AddParameter("traces", run.TraceFolder);
    var token = builder.AddParameter("hugging-face-token", Environment.GetEnvironmentVariable("HF_TOKEN") ?? "", secret: true);

    // S3 and SQS on this machine, where they are asked for.
    var cloud = builder.AddLocalCloud(run);

    // Speech -> words.
    var transcriber = builder.AddProject<Projects.Transcriber>("transcriber")
        .WithGrpcEndpoints()
        .WithEnvironment("TRACE_DIR", traces)
        .WithEnvironment("HF_TOKEN", token)
        .WithEnvironment("SPEECH_MODEL", builder.AddParameter("speech-model", run.SpeechModel))
        .WithBatchContainer(vcpus: 2, memoryMiB: 6144, gpus: 1, models: ["vad", "whisper-base", "words"]);

    // Speech -> who spoke when.
    var diarizer = builder.AddProject<Projects.Diarizer>("diarizer")
        .WithGrpcEndpoints()
        .WithEnvironment("TRACE_DIR", traces)
        .WithBatchContainer(vcpus: 2, memoryMiB: 3072, models: ["diarization"]);

    // Words and sound -> meaning.
    var insights = builder.AddProject<Projects.Insights>("insights")
        .WithGrpcEndpoints()
        .WithEnvironment("TRACE_DIR", traces)
        .WithBatchContainer(vcpus: 1, memoryMiB: 2048, models: ["embedding", "affect"]);

    // One recording -> published results; a queue of jobs here, one job a run in Batch.
    var pipeline = builder.AddProject<Projects.Pipeline>("pipeline")
        .WithArgs("serve")
        .WithGrpcEndpoints()
        .WithReference(transcriber.GetEndpoint("grpc")).WaitFor(transcriber)
        .WithReference(diarizer.GetEndpoint("grpc")).WaitFor(diarizer)
        .WithReference(insights.GetEndpoint("grpc")).WaitFor(insights)
        .WithEnvironment("STORE", store)
        .WithEnvironment("STORE_OUTPUT", builder.AddParameter("output", run.OutputFolder))
        .WithEnvironment("SCRATCH_DIR", builder.AddParameter("scratch", run.ScratchFolder))
        .WithEnvironment("TRACE_DIR", traces)
        .WithCloud(cloud)
        .WithBatchContainer(vcpus: 1, memoryMiB: 2048, programs: ["ffmpeg"])
        .PublishAsBatchJob("run", "Ref::key");

    // A single analysis needs nobody who watches, and no pages.
    if (run.OneShot) return builder;

    // A new recording in the store -> exactly one job.
    builder.AddProject<Projects.Trigger>("trigger")
        .WithHttpEndpoint(port: run.TriggerPort, name: "http", env: "HTTP_PORT")
        .WithHttpHealthCheck("/health")
        .WithReference(pipeline.GetEndpoint("grpc")).WaitFor(pipeline)
        .WithEnvironment("STORE", store)
        .WithEnvironment("TRACE_DIR", traces)
        .WithCloud(cloud).WithCloudQueue(cloud)
        .PublishAsLambda();

    // Pages for people: uploads, progress, reports.
    builder.AddProject<Projects.Portal>("portal")
        .WithHttpEndpoint(port: run.PortalPort, name: "http", env: "HTTP_PORT")
        .WithHttpHealthCheck("/health")
        .WithReference(pipeline.GetEndpoint("grpc"))
        .WithEnvironment("STORE", store)
        .WithCloud(cloud)
        .WithDashboardCommands(run);

    return builder;
}
