using Microsoft.Extensions.Configuration;

namespace AudioAspire.Storage.Tests;

public sealed class AwsAccessTests
{
    [Fact]
    public void AnEndpointOfAServiceGoesBeforeTheOneOfAll()
    {
        var configuration = Configuration(("AWS_ENDPOINT_URL", "http://all"), ("AWS_ENDPOINT_URL_BATCH", "http://batch"));
        Assert.Equal(["http://batch", "http://all"], [AwsAccess.To("BATCH", configuration).Endpoint!, AwsAccess.To("SQS", configuration).Endpoint!]);
    }

    [Theory]
    [InlineData("eu-south-2", "eu-west-1", "eu-south-2")]
    [InlineData("", "eu-west-1", "eu-west-1")]
    [InlineData("", "", "us-east-1")]
    public void TheRegionIsTheGivenOneOrTheUsualOneOfLocalServers(string region, string standard, string expected) =>
        Assert.Equal(expected, AwsAccess.To("S3", Configuration(("AWS_ENDPOINT_URL", "http://local"), ("AWS_REGION", region), ("AWS_DEFAULT_REGION", standard))).Region);

    [Theory]
    [InlineData("AWS_ENDPOINT_URL", "nonsense")]
    [InlineData("AWS_ENDPOINT_URL_S3", "localhost:5000")]
    [InlineData("AWS_REGION", "eu west")]
    public void WhatCannotBeUsedIsNamed(string name, string value) =>
        Assert.Contains($"{name} must be", Assert.Throws<StoreSettingException>(() => AwsAccess.To("S3", Configuration((name, value)))).Message);

    [Fact]
    public void AStoreOpensBeforeAnybodyKnowsTheCredentials() =>
        Assert.Equal("s3://bucket", S3Store.Connect("bucket", new AwsAccess(null, "eu-south-2")).Location);

    static IConfiguration Configuration(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Name, (string?)v.Value))).Build();
}
