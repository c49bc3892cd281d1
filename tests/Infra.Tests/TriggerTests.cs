using AudioAspire.Infra.Tests.Support;

namespace AudioAspire.Infra.Tests;

public sealed class TriggerTests(Synthesized synthesized)
{
    readonly Template template = synthesized.System("version=1.2.3");

    [Fact]
    public void AFailureOfTheFunctionIsAFailureOfTheEvent() =>
        Assert.Equal("500-599", (string?)template.One("AWS::Lambda::Function")["Environment"]!["Variables"]!["AWS_LWA_ERROR_STATUS_CODES"]);

    [Fact]
    public void WhatTheFunctionCannotTakeEndsInTheDeadLetters()
    {
        var invoke = template.One("AWS::Lambda::EventInvokeConfig");

        Assert.StartsWith("TriggerDeadLetters", (string)invoke["DestinationConfig"]!["OnFailure"]!["Destination"]!["Fn::GetAtt"]![0]!, StringComparison.Ordinal);
        Assert.All(template.All("AWS::Events::Rule"), r =>
            Assert.StartsWith("TriggerDeadLetters", (string)r.Properties["Targets"]![0]!["DeadLetterConfig"]!["Arn"]!["Fn::GetAtt"]![0]!, StringComparison.Ordinal));
    }

    [Fact]
    public void UploadsToInputAndFailedJobsReachTheAlias()
    {
        var uploads = template.One("AWS::Events::Rule", "TriggerUploads");
        var failures = template.One("AWS::Events::Rule", "TriggerFailedJobs");

        Assert.Equal("input/", (string?)uploads["EventPattern"]!["detail"]!["object"]!["key"]![0]!["prefix"]);
        Assert.Equal("Batch Job State Change", (string?)failures["EventPattern"]!["detail-type"]![0]);
        Assert.All([uploads, failures], r => Assert.Contains("Aliaslive", (string)r["Targets"]![0]!["Arn"]!["Ref"]!, StringComparison.Ordinal));
    }

    [Fact]
    public void ItKnowsBucketQueueAndDefinition()
    {
        var environment = template.One("AWS::Lambda::Function")["Environment"]!["Variables"]!;

        Assert.Equal("s3://", (string?)environment["STORE"]!["Fn::Join"]![1]![0]);
        Assert.StartsWith("WorkersQueue", (string)environment["BATCH_JOB_QUEUE"]!["Ref"]!, StringComparison.Ordinal);
        Assert.StartsWith("JobDefinition", (string)environment["BATCH_JOB_DEFINITION"]!["Ref"]!, StringComparison.Ordinal);
        Assert.StartsWith("TriggerDeadLetters", (string)environment["DEAD_LETTER_QUEUE_URL"]!["Ref"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void ClaimsWithoutAJobAreLookedForOnASchedule() =>
        Assert.Equal("rate(5 minutes)", (string?)template.One("AWS::Events::Rule", "TriggerSweep")["ScheduleExpression"]);

    [Fact]
    public void LinesOfTheFunctionReachTheLogAsTheyAre() =>
        // Lambda's JSON format would wrap them, and CloudWatch would see no metrics in them.
        Assert.NotEqual("JSON", (string?)template.One("AWS::Lambda::Function")["LoggingConfig"]!["LogFormat"]);

    [Fact]
    public void ConcurrencyIsReservedAndTheImageIsOfTheVersion()
    {
        var function = template.One("AWS::Lambda::Function");

        Assert.Equal(20, (int)function["ReservedConcurrentExecutions"]!);
        Assert.EndsWith("/audioaspire/trigger:1.2.3", (string)function["Code"]!["ImageUri"]!["Fn::Join"]![1]![5]!);
    }

    [Fact]
    public void ANewVersionIsPublishedAsANewFunctionVersion() =>
        Assert.NotEqual(
            template.All("AWS::Lambda::Version").Single().Id,
            synthesized.System("version=1.2.4").All("AWS::Lambda::Version").Single().Id);
}
