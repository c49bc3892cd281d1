using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Acoustics;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Statistics;
using AudioAspire.Insights.Summaries;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Cues;

/// <summary>Cues of everyone who answers: signs in the words, and answers that sound unlike the speaker's others. Never a verdict.</summary>
internal sealed class CueFinder(
    Interview interview, IReadOnlyList<Sentence> sentences, IReadOnlyDictionary<string, string> roles, IReadOnlyList<TurnSound>? sounds)
{
    const double Unusual = 3;
    const int LeastAsked = 4, LeastWords = 12;

    readonly Lexicon _lexicon = Lexicon.For(interview.Language);

    public (IReadOnlyList<Cue> Cues, IReadOnlyList<CueBaseline> Baselines) Find()
    {
        var cues = new List<Cue>();
        var baselines = new List<CueBaseline>();
        var latencies = TurnTaking.ResponseLatencies(interview.Turns, sentences, _lexicon);
        var byTurn = sentences.ToLookup(s => s.Turn);
        foreach (var speaker in interview.Speakers.Where(s => roles.GetValueOrDefault(s) != InterviewerDetection.Interviewer))
        {
            int[] answers = [.. Enumerable.Range(0, interview.Turns.Count).Where(i =>
                interview.Turns[i].Speaker == speaker && !BackChannels.IsBackChannel(interview.Turns[i].Text, _lexicon))];
            foreach (var position in answers) cues.AddRange(Verbal([.. byTurn[interview.Turns[position].Index]], position));
            Against(speaker, AnswerMeasure.Spoken, [.. answers.Where(i => IsLong(i, LeastAsked)).Select(Spoken)], cues, baselines);
            if (sounds is not null) Against(speaker, AnswerMeasure.Vocal, [.. answers.Select(i => Heard(i, latencies))], cues, baselines);
        }
        return ([.. cues.OrderBy(c => c.Start).ThenBy(c => c.Turn).ThenBy(c => c.Kind, StringComparer.Ordinal)], baselines);
    }

    IEnumerable<Cue> Verbal(IReadOnlyList<Sentence> turn, int position)
    {
        if (turn.Count == 0) yield break;
        var question = Question(turn, position);
        foreach (var sign in new VerbalCues(interview.Language).Find(turn, question))
            yield return Build(sign.Kind, interview.Turns[position], sign.Sentence.Start, sign.Sentence.End, sign.Sentence.Text, sign.Measure, null, null);
    }

    // What was asked last before this turn, by anybody else.
    Sentence? Question(IReadOnlyList<Sentence> turn, int position)
    {
        if (turn.FirstOrDefault(s => s.Answers is not null) is { Answers: { } asked }) return sentences[asked];
        for (var i = turn[0].Index - 1; i >= 0 && position - 3 <= sentences[i].Turn; i--)
            if (sentences[i].IsQuestion && sentences[i].Speaker != turn[0].Speaker) return sentences[i];
        return null;
    }

    // A yes or a name is no account: details and self-references need one.
    bool IsLong(int position, int words) => Tokens.Of(interview.Turns[position].Text).Count >= words;

    Answer Spoken(int position)
    {
        var words = Tokens.Of(interview.Turns[position].Text);
        return new Answer(position, words.Count, Informativeness.Details(interview.Turns[position].Text, _lexicon),
            IsLong(position, LeastWords) ? words.Count(_lexicon["selfReferences"].Contains) / (double)words.Count : null);
    }

    Answer Heard(int position, SortedDictionary<int, double> latencies) => new(
        position, 0, null, null, Voiced(position), Articulation.Rate(interview.Turns[position]),
        Articulation.PauseShare(interview.Turns[position]), latencies.TryGetValue(position, out var latency) ? latency : null);

    void Against(string speaker, IReadOnlyList<AnswerMeasure> measures, Answer[] answers, List<Cue> cues, List<CueBaseline> baselines)
    {
        foreach (var measure in measures)
        {
            Answer[] measured = [.. answers.Where(a => measure.Value(a) is not null)];
            var baseline = new Baseline(measured.Select(a => measure.Value(a)!.Value), measure.LeastSpread);
            baselines.Add(new CueBaseline(speaker, measure.Kind, measured.Length, baseline.IsSufficient ? Round(baseline.Median) : null,
                baseline.IsSufficient ? CueBaseline.Sufficient : CueBaseline.Insufficient));
            for (var i = 0; i < measured.Length; i++)
            {
                if (baseline.Judge(i) is not { } judged || Math.Abs(judged.Z) < Unusual || measure.FewerOnly && judged.Z > 0) continue;
                var value = measure.Value(measured[i])!.Value;
                if (Math.Abs(value - judged.Median) < measure.LeastDifference || judged.Median * measured[i].Words < measure.LeastExpected) continue;
                var turn = interview.Turns[measured[i].Position];
                cues.Add(Build(measure.Kind, turn, turn.Start, turn.End, turn.Text, value, judged.Median, judged.Z));
            }
        }
    }

    // Half a second of voice is the least that has a pitch and a level of its own.
    TurnSound? Voiced(int position) => sounds![position].VoicedFrames * TurnSound.FrameSeconds >= 0.5 ? sounds[position] : null;

    Cue Build(string kind, AnalyzeTurn turn, double start, double end, string quote, double measure, double? baseline, double? z)
    {
        var evidence = CueEvidence.Of(kind, interview.Language);
        return new Cue(kind, turn.Speaker, turn.Index, Math.Round(start, 3), Math.Round(end, 3), quote,
            Round(measure), Round(baseline), evidence.Effect, evidence.Caution) { Deviation = Round(z) };
    }

    static double? Round(double? value) => value is { } v ? Math.Round(v, 2) : null;
}
