using System.Globalization;

namespace AudioAspire.Infra.Settings;

/// <summary>What EC2's size names say.</summary>
internal static class MachineSize
{
    /// <returns>c7i.large: 2, g6.xlarge: 4, g6.12xlarge: 48; of metal and other names more than any job asks for.</returns>
    public static int Vcpus(string instanceType)
    {
        var size = instanceType[(instanceType.IndexOf('.') + 1)..];
        const string Large = "xlarge";
        if (size is "medium" or "large") return size == "large" ? 2 : 1;
        if (size == Large) return 4;
        return size.EndsWith(Large, StringComparison.Ordinal) && int.TryParse(size[..^Large.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var times)
            ? 4 * times
            : int.MaxValue;
    }
}
