using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace AudioAspire.Insights.Compare;

/// <summary>Digest of all that decides what two interviews say of each other: both cards, this build, which groups are too large to be
/// compared in full, and what the rest of the case tells about the people and names in them.</summary>
internal static class PairKey
{
    static readonly byte[] s_build = typeof(PairKey).Assembly.ManifestModule.ModuleVersionId.ToByteArray();

    public static ByteString Of(CardFacts a, CardFacts b, IReadOnlySet<string> large)
    {
        var text = new StringBuilder().AppendJoin(' ', large.Order(StringComparer.Ordinal));
        // Who is one person matters, not what the case calls him or her.
        var persons = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var card in (CardFacts[])[a, b])
        {
            text.Append('\n');
            foreach (var (token, person) in card.Identities.Persons)
            {
                persons.TryAdd(person, persons.Count);
                text.Append(token).Append('=').Append(persons[person]).Append('\t');
            }
            foreach (var (own, leading) in card.Identities.Spellings) text.Append(own).Append('>').Append(leading).Append('\t');
        }
        return ByteString.CopyFrom(SHA256.HashData([.. s_build, .. a.Content, .. b.Content, .. Encoding.UTF8.GetBytes(text.ToString())]));
    }
}
