using Microsoft.Extensions.Configuration;

namespace AudioAspire.ServiceDefaults.Tests;

public sealed class SettingValuesTests
{
    const string Name = "SETTING";

    [Theory]
    [InlineData(null, 15)]
    [InlineData("", 15)]
    [InlineData("0", 0)]
    [InlineData("0.5", 0.5)]
    [InlineData("60", 60)]
    public void ANumberIsTheGivenOneOrTheUsualOne(string? given, double expected) => Assert.Equal(expected, Given(given).Number(Name, 15.0, 0, 60));

    [Theory]
    [InlineData("-1")]
    [InlineData("61")]
    [InlineData("NaN")]
    [InlineData("1e1")]
    [InlineData("1,5")]
    [InlineData("soon")]
    public void WhatIsNoNumberWithinTheBoundsIsRefusedByName(string given) =>
        Assert.Equal($"{Name} must be a number from 0 to 60, not '{given}'.", Assert.Throws<SettingException>(() => Given(given).Number(Name, 15.0, 0, 60)).Message);

    [Fact]
    public void AWholeNumberIsNoFraction() => Assert.Throws<SettingException>(() => Given("1.5").Number(Name, 15, 0));

    [Theory]
    [InlineData("https://sqs.test/1/queue", true)]
    [InlineData("queue", false)]
    [InlineData("localhost:80", false)]
    [InlineData("ftp://a", false)]
    public void AnAddressIsOneOfTheWeb(string given, bool usable) =>
        Assert.Equal(usable ? null : $"{Name} must be an http(s):// address, not '{given}'.", Record.Exception(() => Given(given).WebAddress(Name))?.Message);

    static IConfiguration Given(string? value) => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(Name, value)]).Build();
}
