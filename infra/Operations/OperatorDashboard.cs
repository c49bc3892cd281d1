using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.S3;
using AudioAspire.Infra.Intake;
using Constructs;

namespace AudioAspire.Infra.Operations;

/// <summary>Uploads, waiting jobs, failures, the Trigger, and the last errors of the containers on one page.</summary>
internal sealed class OperatorDashboard : Construct
{
    public OperatorDashboard(Construct scope, IBucket recordings, Trigger trigger, ILogGroup logs) : base(scope, "Dashboard") =>
        _ = new Dashboard(this, "Page", new DashboardProps
        {
            DefaultInterval = Duration.Days(1),
            Widgets =
            [
                [
                    Graph("Uploads and failed jobs", Alarms.Triggered(trigger.Uploads), Alarms.Triggered(trigger.FailedJobs)),
                    new GraphWidget(new GraphWidgetProps { Title = "Waiting jobs", Left = [trigger.QueuedJobs], Right = [trigger.OldestQueued], Width = 8 }),
                    Graph("Trigger", trigger.Function.MetricInvocations(), trigger.Function.MetricErrors(), trigger.Function.MetricThrottles()),
                ],
                [
                    Graph("Trigger, milliseconds", trigger.Function.MetricDuration(new MetricOptions { Statistic = "p95" })),
                    Graph("Dead letters", trigger.DeadLetters.MetricApproximateNumberOfMessagesVisible()),
                    Graph("Stored bytes", StoredBytes(recordings)),
                ],
                [
                    new LogQueryWidget(new LogQueryWidgetProps
                    {
                        Title = "Last errors of the containers",
                        LogGroupNames = [logs.LogGroupName],
                        QueryLines = ["fields @timestamp, @logStream, @message", "filter @message like /(?i)(fail|error|critical)/", "sort @timestamp desc", "limit 50"],
                        Width = 24,
                    }),
                ],
            ],
        });

    static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics, Width = 8 });

    static Metric StoredBytes(IBucket bucket) => new(new MetricProps
    {
        Namespace = "AWS/S3",
        MetricName = "BucketSizeBytes",
        DimensionsMap = new Dictionary<string, string> { ["BucketName"] = bucket.BucketName, ["StorageType"] = "IntelligentTieringFAStorage" },
        Statistic = "Average",
        Period = Duration.Days(1),
    });
}
