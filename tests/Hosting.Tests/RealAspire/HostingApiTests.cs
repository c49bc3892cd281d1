using AudioAspire.AppHost;

namespace AudioAspire.Hosting.Tests.RealAspire;

public sealed class HostingApiTests
{
    /// <summary>A new member must be one that Aspire has, too: the tests against its packages (Category=RealAspire) say so.</summary>
    [Fact]
    public void TheListOfHostingMembersIsWhatTheAppHostUses()
    {
        var used = HostingApi.UsedBy(typeof(RunSettings).Assembly.Location);
        Assert.True(used.SequenceEqual(Listed),
            $"AppHost/Modes/hosting-api.txt\nlacks:\n{string.Join('\n', used.Except(Listed))}\nhas too much:\n{string.Join('\n', Listed.Except(used))}");
    }

    public static IEnumerable<string> Listed =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "hosting-api.txt")).Where(l => l.Length > 0 && l[0] != '#');
}
