using System.Text.Json.Nodes;
using AudioAspire.Infra.Tests.Support;

namespace AudioAspire.Infra.Tests;

public sealed class OperationsTests(Synthesized synthesized)
{
    readonly Template template = synthesized.System("alarmEmail=ops@example.org", "monthlyBudget=250", "queueAlarmMinutes=90");

    [Theory]
    [InlineData("AWS/SQS", "ApproximateNumberOfMessagesVisible")]
    [InlineData("AWS/SQS", "ApproximateAgeOfOldestMessage")]
    [InlineData("AWS/Events", "TriggeredRules")]
    [InlineData("AWS/Lambda", "Errors")]
    [InlineData("AWS/Lambda", "Throttles")]
    [InlineData("AudioAspire", "OldestQueuedSeconds")]
    public void SomebodyIsTold(string @namespace, string metric)
    {
        var alarm = Assert.Single(template.All("AWS::CloudWatch::Alarm"), a => (string?)a.Properties["MetricName"] == metric).Properties;

        Assert.Equal(@namespace, (string?)alarm["Namespace"]);
        Assert.StartsWith("AlarmsTopic", (string)Assert.Single(alarm["AlarmActions"]!.AsArray())!["Ref"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void FailedJobsAreCountedByTheirRule()
    {
        var dimension = template.One("AWS::CloudWatch::Alarm", "AlarmsFailedJobs")["Dimensions"]![0]!;

        Assert.StartsWith("TriggerFailedJobs", (string)dimension["Value"]!["Ref"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void AQueueThatIsTooOldOrThatNobodyMeasuresIsAnAlarm()
    {
        var alarm = template.One("AWS::CloudWatch::Alarm", "AlarmsQueueAge");

        Assert.Equal((5400, "GreaterThanThreshold", "Maximum", "breaching"),
            ((int)alarm["Threshold"]!, (string?)alarm["ComparisonOperator"], (string?)alarm["Statistic"], (string?)alarm["TreatMissingData"]));
        // What the Trigger writes, under the name that it knows the queue by.
        var queue = template.One("AWS::Lambda::Function")["Environment"]!["Variables"]!["BATCH_JOB_QUEUE"];
        Assert.Equal("JobQueue", (string?)alarm["Dimensions"]![0]!["Name"]);
        Assert.True(JsonNode.DeepEquals(queue, alarm["Dimensions"]![0]!["Value"]));
    }

    [Fact]
    public void TheBudgetTellsTheTopic()
    {
        var budget = template.One("AWS::Budgets::Budget");

        Assert.Equal(250, (int)budget["Budget"]!["BudgetLimit"]!["Amount"]!);
        Assert.All(budget["NotificationsWithSubscribers"]!.AsArray(), n => Assert.Equal("SNS", (string?)n!["Subscribers"]![0]!["SubscriptionType"]));
        Assert.Contains(template.Statements(), s => s.Actions is ["sns:Publish"] && (string?)s.Json["Principal"]?["Service"] == "budgets.amazonaws.com");
    }

    [Fact]
    public void TheAddressIsSubscribed() =>
        Assert.Equal("ops@example.org", (string?)template.One("AWS::SNS::Subscription")["Endpoint"]);

    [Fact]
    public void TheDashboardIsValidJsonWithSevenWidgets()
    {
        var body = template.One("AWS::CloudWatch::Dashboard")["DashboardBody"]!["Fn::Join"]![1]!.AsArray();
        var text = string.Concat(body.Select(part => part is JsonValue ? (string)part! : "x"));

        Assert.Equal(7, JsonNode.Parse(text)!["widgets"]!.AsArray().Count);
        Assert.Contains("OldestQueuedSeconds", text, StringComparison.Ordinal);
    }
}
