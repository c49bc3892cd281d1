using AudioAspire.ServiceDefaults;
using AudioAspire.Trigger.Batch;
using Microsoft.Extensions.Configuration;

namespace AudioAspire.Trigger.Tests.Batch;

public sealed class BatchOptionsTests
{
    [Fact]
    public void WithoutAJobQueueBatchIsNotUsed() => Assert.Null(BatchOptions.From(Configuration()));

    [Fact]
    public void EverythingThatIsWrongIsSaidAtOnce()
    {
        var error = Assert.Throws<SettingException>(() =>
            BatchOptions.From(Configuration(("BATCH_JOB_QUEUE", "queue"), ("BATCH_MAX_FAILURES", "0"), ("STORE", "data"))));
        Assert.Equal("The Trigger cannot submit to AWS Batch: BATCH_JOB_DEFINITION must name the job definition; "
            + "BATCH_MAX_FAILURES must be a number from 1, not '0'; STORE must be s3://BUCKET, since Batch jobs do not see a folder of this machine.", error.Message);
    }

    [Fact]
    public void AQueueAndADefinitionAreEnough() =>
        Assert.Equal(new BatchOptions("queue", "definition:3", 10),
            BatchOptions.From(Configuration(("BATCH_JOB_QUEUE", "queue"), ("BATCH_JOB_DEFINITION", "definition:3"), ("STORE", "s3://bucket"))));

    static IConfiguration Configuration(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build();
}
