using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using AudioAspire.Infra.Intake;
using AudioAspire.Infra.Settings;
using Constructs;

namespace AudioAspire.Infra.Operations;

/// <summary>What somebody should look at, told by one topic.</summary>
internal sealed class Alarms : Construct
{
    static readonly Duration Period = Duration.Minutes(5);

    public Alarms(Construct scope, IKey key, Trigger trigger, DeploymentSettings settings) : base(scope, "Alarms")
    {
        Topic = new Topic(this, "Topic", new TopicProps { DisplayName = "AudioAspire", MasterKey = key });
        foreach (var service in (string[])["cloudwatch", "budgets"])
            Topic.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
            {
                Sid = $"Publish{service}",
                Principals = [new ServicePrincipal($"{service}.amazonaws.com")],
                Actions = ["sns:Publish"],
                Resources = [Topic.TopicArn],
                Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Stack.Of(this).Account } },
            }));
        if (settings.AlarmEmail is { } email) Topic.AddSubscription(new EmailSubscription(email));

        Alarm("DeadLetters", "Events that the Trigger could not take. Read the queue, mend the cause, send them again.",
            trigger.DeadLetters.MetricApproximateNumberOfMessagesVisible(Over("Maximum")), 0);
        Alarm("OldDeadLetters", "Dead letters lie for a day; after 14 days they are gone.",
            trigger.DeadLetters.MetricApproximateAgeOfOldestMessage(Over("Maximum")), Duration.Days(1).ToSeconds());
        Alarm("QueueAge", $"A job waits for more than {settings.QueueAlarmMinutes} minutes, or the Trigger's sweep, which measures it, does not run.",
            trigger.OldestQueued, Duration.Minutes(settings.QueueAlarmMinutes).ToSeconds(), TreatMissingData.BREACHING);
        Alarm("FailedJobs", "Jobs ended without results; their status.json says why.", Triggered(trigger.FailedJobs), 0);
        Alarm("TriggerErrors", "The Trigger failed; its events are tried again.", trigger.Function.MetricErrors(Over("Sum")), 0);
        Alarm("TriggerThrottles", "More events than the Trigger may take at once; they wait.", trigger.Function.MetricThrottles(Over("Sum")), 100);
    }

    public Topic Topic { get; }

    /// <summary>How often a rule matched: Batch itself counts no jobs in CloudWatch.</summary>
    public static Metric Triggered(Amazon.CDK.AWS.Events.Rule rule) => new(new MetricProps
    {
        Namespace = "AWS/Events",
        MetricName = "TriggeredRules",
        DimensionsMap = new Dictionary<string, string> { ["RuleName"] = rule.RuleName },
        Statistic = "Sum",
        Period = Period,
    });

    static MetricOptions Over(string statistic) => new() { Statistic = statistic, Period = Period };

    void Alarm(string name, string description, Metric metric, double threshold, TreatMissingData missing = TreatMissingData.NOT_BREACHING)
    {
        var alarm = new Alarm(this, name, new AlarmProps
        {
            AlarmDescription = description,
            Metric = metric,
            Threshold = threshold,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_THRESHOLD,
            EvaluationPeriods = 1,
            TreatMissingData = missing,
        });
        alarm.AddAlarmAction(new SnsAction(Topic));
    }
}
