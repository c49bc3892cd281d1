using System.Security.Cryptography;
using System.Text;

namespace AudioAspire.Insights.Compare;

/// <summary>Ids derived from content: the same evidence keeps its id, whatever else joins the case.</summary>
internal static class ContentId
{
    public static string Of(string prefix, params ReadOnlySpan<string> parts) =>
        prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))).AsSpan(0, 6));
}
