using AudioAspire.Transcriber.Tokenization;

namespace AudioAspire.Transcriber.Search;

/// <summary>Contextual biasing by shallow fusion (Zhao et al. 2019) with a prefix tree of the vocabulary's tokens: a token that
/// begins or continues a term gets a bonus, which is taken back where the term is left before its end. Immutable.</summary>
internal sealed class TermBias
{
    /// <summary>In log-probability. Naming the terms in the prompt instead finds a few more of them, and writes them where nobody said them.</summary>
    const float Begin = 1, Continue = 2;

    readonly Node _root = new(0);
    int _longest;

    /// <summary>A name of a term counts alone too: who lists "Lucía Ferrer" wants to read "Lucía".</summary>
    public static TermBias? Of(IReadOnlyList<string> terms, BytePairVocabulary vocabulary)
    {
        var bias = new TermBias();
        foreach (var term in terms.Select(t => t.Trim()).Where(t => t.Length > 0))
            foreach (var text in term.Split(' ').Where(w => w.Length > 0 && char.IsUpper(w[0])).Append(term))
            {
                bias.Add(vocabulary.Encode(" " + text));
                bias.Add(vocabulary.Encode(text)); // behind an opening mark
            }
        return bias._root.Next.Count > 0 ? bias : null;
    }

    void Add(IReadOnlyList<int> tokens)
    {
        var node = _root;
        foreach (var token in tokens)
        {
            if (!node.Next.TryGetValue(token, out var next)) node.Next[token] = next = new Node(node.Depth + 1);
            node = next;
        }
        node.IsEnd = true;
        _longest = Math.Max(_longest, tokens.Count);
    }

    /// <summary>Where a reading stands: in the longest term that its last tokens begin.</summary>
    public Place After(ReadOnlySpan<int> tokens)
    {
        for (var from = Math.Max(0, tokens.Length - _longest); from < tokens.Length; from++)
        {
            var (node, held) = (_root, 0f);
            var at = from;
            for (; at < tokens.Length && node.Next.TryGetValue(tokens[at], out var next); at++)
            {
                held += Bonus(node);
                if (next.IsEnd) held = 0;
                node = next;
            }
            if (at == tokens.Length) return new Place(this, node, held);
        }
        return new Place(this, _root, 0);
    }

    static float Bonus(Node node) => node.Depth == 0 ? Begin : Continue;

    /// <param name="Held">The bonus so far, of a term that has not come to its end.</param>
    public readonly record struct Place(TermBias Bias, Node Node, float Held)
    {
        public float BonusOf(int token) =>
            Node.Next.ContainsKey(token) ? Bonus(Node) : Bias._root.Next.ContainsKey(token) ? Begin - Held : -Held;

        /// <summary>Tokens that begin a term.</summary>
        public Dictionary<int, Node>.KeyCollection Begins => Bias._root.Next.Keys;
        /// <summary>Tokens that continue the term, or begin one where there is none.</summary>
        public Dictionary<int, Node>.KeyCollection Continues => Node.Next.Keys;
    }

    public sealed class Node(int depth)
    {
        public int Depth => depth;
        public bool IsEnd { get; set; }
        public Dictionary<int, Node> Next { get; } = [];
    }
}
