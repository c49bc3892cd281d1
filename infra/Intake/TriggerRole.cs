using Amazon.CDK.AWS.Batch;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using AudioAspire.Infra.Identity;
using Constructs;
using JobDefinition = AudioAspire.Infra.Compute.JobDefinition;

namespace AudioAspire.Infra.Intake;

/// <summary>Claims uploads and submits jobs. The right to send dead letters comes with the function's destination.</summary>
internal static class TriggerRole
{
    public static Role Create(
        Construct scope, IBucket recordings, IKey key, CfnJobQueue jobs, JobDefinition definition, ILogGroup logs) => new(scope, "Role", new RoleProps
    {
        AssumedBy = new ServicePrincipal("lambda.amazonaws.com"),
        Description = "AudioAspire: claims uploads and submits jobs",
        InlinePolicies = new Dictionary<string, PolicyDocument>
        {
            ["Trigger"] = new(new PolicyDocumentProps
            {
                Statements =
                [
                    .. RecordingAccess.OfTheTrigger(recordings, key),
                    Allow.To(["batch:SubmitJob"], jobs.AttrJobQueueArn, definition.Family, definition.Family + ":*"),
                    Allow.Everywhere("batch:DescribeJobs", "batch:ListJobs"),
                    Allow.To(["logs:CreateLogStream", "logs:PutLogEvents"], logs.LogGroupArn),
                ],
            }),
        },
    });
}
