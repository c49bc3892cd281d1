using System.Globalization;
using System.Text.RegularExpressions;
using AudioAspire.Contracts.Results;
using AudioAspire.Reports.Formats;

namespace AudioAspire.Reports.Reading;

/// <summary>A transcript from cues: those of one speaker that follow each other without a pause are one turn.
/// Turns that our own writer cut into cues become whole again.</summary>
internal static partial class CueTranscript
{
    const double LongestPauseInTurn = 1.0;

    public static Transcript Read(string text)
    {
        var blocks = CueBlocks.Read(text);
        if (blocks.Count == 0) throw new TranscriptFormatException("The subtitle file holds no cue with times that can be read.");
        var names = SpeakerPrefixes.Of(blocks);
        var assembly = new TurnAssembly();
        foreach (var block in blocks) assembly.Add(block, CueText.Read(block.Payload, names.Contains));
        var turns = assembly.Turns();
        if (turns.Count == 0) throw new TranscriptFormatException("The subtitle file holds no text.");
        var (language, probability) = HeaderLanguage(text) is { Length: > 0 } told ? (told, 1.0) : TextLanguage.Of(turns.Select(t => t.Text));
        return new Transcript
        {
            Interview = "",
            Case = "",
            Language = language,
            LanguageProbability = probability,
            Duration = turns.Max(t => t.End),
            Speakers = assembly.Speakers(turns),
            Turns = turns,
        };
    }

    static string HeaderLanguage(string text) => Language().Match(text[..Math.Min(text.Length, 1000)]).Groups[1].Value.ToLowerInvariant();

    [GeneratedRegex(@"\A\s*WEBVTT[^\n]*\n(?:[^\n]+\n)*?Language:[ \t]*([A-Za-z]{2,3})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Language();

    [GeneratedRegex(@"^turn-(\d{1,9})\.(\d{1,9})$", RegexOptions.CultureInvariant)]
    private static partial Regex OurCueId();

    sealed class TurnAssembly
    {
        readonly List<Draft> drafts = [];
        readonly List<string> names = [];
        Draft? last;

        public void Add(CueBlock block, List<Utterance> utterances)
        {
            var total = utterances.Sum(u => u.Text.Length + 1.0);
            var at = block.Start;
            foreach (var utterance in utterances)
            {
                var end = Math.Round(at + (block.End - block.Start) * (utterance.Text.Length + 1) / total, 3);
                Add(utterance, OurCueId().Match(block.Id), at, utterance == utterances[^1] ? block.End : end);
                at = end;
            }
        }

        void Add(Utterance utterance, Match id, double start, double end)
        {
            var (text, target) = (utterance.Text, (Draft?)null);
            var speaker = utterance.Speaker is { } name ? IdOf(name) : null;
            if (id.Success)
            {
                target = drafts.FindLast(d => d.Number == id.Groups[1].Value);
            }
            else if (speaker is null)
            {
                target = last is { Speaker: not TranscriptSpeaker.Unknown } ? last : ContinuesSentence(start) ? last : null;
            }
            else if (text.StartsWith(SubRip.Continued, StringComparison.Ordinal) && drafts.FindLast(d => d.Speaker == speaker) is { } earlier)
            {
                (text, target) = (text[SubRip.Continued.Length..], earlier);
            }
            else if (last?.Speaker == speaker && start - last.End <= LongestPauseInTurn && drafts.TrueForAll(d => d.End <= last.End))
            {
                target = last;
            }

            if (target is null) drafts.Add(target = new Draft(speaker ?? TranscriptSpeaker.Unknown, start, id.Groups[1].Value));
            target.Add(text, start, end);
            last = target;
        }

        /// <summary>Files that name nobody are cut into sentences.</summary>
        bool ContinuesSentence(double start) =>
            last is not null && start - last.End <= LongestPauseInTurn && LineBreaks.Boundary(last.Text) != LineBreaks.Break.Sentence;

        string IdOf(string name)
        {
            if (name.Equals(TranscriptSpeaker.Unknown, StringComparison.OrdinalIgnoreCase)) return TranscriptSpeaker.Unknown;
            if (!names.Contains(name)) names.Add(name);
            return "S" + (names.IndexOf(name) + 1).ToString(CultureInfo.InvariantCulture);
        }

        public IReadOnlyList<TranscriptTurn> Turns() => [.. drafts.OrderBy(d => d.Start).Select((d, i) => d.ToTurn(i, drafts))];

        public IReadOnlyList<TranscriptSpeaker> Speakers(IReadOnlyList<TranscriptTurn> turns) =>
        [
            .. names.Select((name, i) => new TranscriptSpeaker($"S{i + 1}", name,
                Math.Round(turns.Where(t => t.Speaker == $"S{i + 1}").Sum(t => t.End - t.Start), 3))),
        ];
    }

    sealed class Draft(string speaker, double start, string number)
    {
        readonly List<TranscriptWord> words = [];

        public string Speaker => speaker;
        public string Number => number;
        public double Start { get; } = start;
        public double End { get; private set; } = start;
        public string Text => TurnWords.Join(words);

        public void Add(string text, double from, double to)
        {
            words.AddRange(TurnWords.Spread(text, from, to, speaker));
            End = Math.Max(End, to);
        }

        public TranscriptTurn ToTurn(int index, List<Draft> all) => new()
        {
            Index = index,
            Start = Start,
            End = End,
            Speaker = speaker,
            Text = Text,
            Words = words,
            Overlap = all.Exists(o => o.Speaker != speaker && o.Start < End - 0.05 && Start < o.End - 0.05),
        };
    }
}
