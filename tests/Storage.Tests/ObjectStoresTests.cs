using Microsoft.Extensions.Configuration;

namespace AudioAspire.Storage.Tests;

public sealed class ObjectStoresTests
{
    [Fact]
    public void WithoutConfigurationTheStoreIsTheFolderData() =>
        Assert.Equal("data", ObjectStores.FromConfiguration(new ConfigurationBuilder().Build()).Location);

    [Fact]
    public void ABucketIsNamedByItsAddress()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["STORE"] = "s3://recordings/", ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:5000" }).Build();
        Assert.Equal("s3://recordings", ObjectStores.FromConfiguration(configuration).Location);
    }

    [Theory]
    [InlineData("s3://", null)]
    [InlineData("s3://bucket/folder", null)]
    [InlineData("s3:/bucket", null)]
    [InlineData("s3:bucket", null)]
    [InlineData("ftp://bucket", null)]
    [InlineData("s3://bucket", "results")]
    public void WhatCannotBeOpenedIsRefusedWithAReason(string location, string? output) =>
        Assert.Contains("STORE", Assert.Throws<StoreSettingException>(() => ObjectStores.Open(location, output)).Message);

    [Fact]
    public void AFileIsNoStore()
    {
        var file = Path.GetTempFileName();
        Assert.Contains(file, Assert.Throws<StoreSettingException>(() => ObjectStores.Open(file)).Message);
        File.Delete(file);
    }

    [Theory]
    [InlineData("C:/interviews")]
    [InlineData("C:")]
    [InlineData("./case:2024")]
    [InlineData("2024:case")]
    public void WhatIsNoAddressIsAFolder(string location) => Assert.IsType<FolderStore>(ObjectStores.Open(location));
}
