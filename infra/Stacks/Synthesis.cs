using System.ComponentModel;
using Amazon.CDK;
using Amazon.CDK.CXAPI;
using AudioAspire.Infra.JobDefinitions;
using AudioAspire.Infra.Settings;

namespace AudioAspire.Infra.Stacks;

/// <summary>Settings and job definition -> templates.</summary>
internal static class Synthesis
{
    /// <returns>The paths of the templates, in the order of deployment.</returns>
    public static IReadOnlyList<string> Write(DeploymentSettings settings, BatchJob job, string output)
    {
        RequireFit(settings, job);
        var target = Directory.CreateDirectory(output).FullName;
        // Beside the target, so that every file gets there by a rename, and only after all of them are written.
        var draft = Path.Combine(target, $".synth-{Guid.NewGuid():N}");
        try
        {
            var assembly = Assemble(settings, job, draft);
            var templates = assembly.Stacks.Select(s => Path.Combine(target, s.TemplateFile)).ToArray();
            foreach (var file in Directory.GetFiles(draft)) File.Move(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
            return templates;
        }
        finally
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        }
    }

    /// <summary>What would deploy well, and then never start.</summary>
    static void RequireFit(DeploymentSettings settings, BatchJob job)
    {
        if (settings.Egress == Egress.Endpoints && job.ForeignImages is [var image, ..])
            throw new InfraException("foreign-image", $"The image {image} is not in the deployment's registry, and its machines have no way to another one.",
                "Copy it to ${Registry}/NAME:${Version}, or allow a way out with --context egress=nat.");
        if (job.Vcpus > settings.LargestJobVcpus)
            throw new InfraException("no-machine-fits", $"A job takes {job.Vcpus} vCPUs, more than the {settings.LargestJobVcpus} that machines and limits allow.",
                "Give larger machines with --context instanceTypes=..., or more vCPUs with maxVcpus and spotShare.");
    }

    static CloudAssembly Assemble(DeploymentSettings settings, BatchJob job, string folder)
    {
        try
        {
            return Describe(settings, job, folder).Synth();
        }
        catch (Exception e) when (e.GetBaseException() is Win32Exception)
        {
            throw new InfraException("node-missing", "The CDK runs on Node.js, and there is no program 'node'.", "Install Node.js 20 or later, and put it on the PATH.");
        }
    }

    static App Describe(DeploymentSettings settings, BatchJob job, string folder)
    {
        var app = new App(new AppProps
        {
            Outdir = folder,
            AnalyticsReporting = false,
            TreeMetadata = false,
            // By bucket policy, as ACLs are off.
            PostCliContext = new Dictionary<string, object> { ["@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy"] = true },
        });
        var images = new ImagesStack(app, job);
        var system = new SystemStack(app, settings, job);
        system.AddDependency(images, "The Trigger's image must be there before its function.");
        Tags.Of(app).Add("application", "audioaspire");
        return app;
    }
}
