using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Insights.Acoustics;
using AudioAspire.Insights.Interviews;
using AudioAspire.Insights.Lexicons;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Text;

namespace AudioAspire.Insights.Statistics;

/// <summary>Talk, silence, questions, fillers, voice and mood of an interview and of each speaker.</summary>
internal sealed class InterviewStatisticsBuilder(
    Interview interview, IReadOnlyList<Sentence> sentences, IReadOnlyDictionary<string, string> roles,
    IReadOnlyList<TurnAffect>? affects, IReadOnlyList<TurnSound>? sounds)
{
    readonly Lexicon _lexicon = Lexicon.For(interview.Language);

    public InterviewStatistics Build()
    {
        var turns = interview.Turns;
        var (talk, overlap) = TurnTaking.Coverage(turns);
        Interruption[] interruptions = [.. TurnTaking.Interruptions(turns, _lexicon)];
        var latencies = TurnTaking.ResponseLatencies(turns, sentences, _lexicon);
        var spoken = turns.Sum(t => t.End - t.Start);
        var statistics = new InterviewStatistics
        {
            Interruptions = interruptions,
            Silences = [.. TurnTaking.Silences(turns).Select(p => new Pause(Round(p.Start), Round(p.End), p.BeforeTurn))],
            TalkSeconds = Round(talk),
            SilenceSeconds = Round(Math.Max(0, interview.Options.Duration - talk)),
            OverlapSeconds = Round(overlap),
            Questions = sentences.Count(s => s.IsQuestion),
            Voices = interview.WithCues ? [.. Voices()] : [],
        };
        foreach (var speaker in interview.Speakers)
            statistics.BySpeaker[speaker] = Of(speaker, spoken, latencies) with { Interruptions = interruptions.Count(i => i.Speaker == speaker) };
        return statistics;
    }

    SpeakerStatistics Of(string speaker, double spoken, SortedDictionary<int, double> latencies)
    {
        int[] positions = [.. Enumerable.Range(0, interview.Turns.Count).Where(i => interview.Turns[i].Speaker == speaker)];
        var turns = positions.Select(i => interview.Turns[i]).ToArray();
        var seconds = turns.Sum(t => t.End - t.Start);
        var words = turns.Select(t => Tokens.Of(t.Text)).ToArray();
        var sound = Sound(positions);
        double?[]? moods = affects is null ? null : [.. Enumerable.Range(0, 4).Select(q => Round(Mean(positions.Where(i => Quarter(i) == q))))];
        return new SpeakerStatistics
        {
            Role = roles.GetValueOrDefault(speaker, InterviewerDetection.Unknown),
            TalkSeconds = Round(seconds),
            TalkShare = Round(spoken > 0 ? seconds / spoken : 0),
            Turns = turns.Length,
            Words = words.Sum(w => w.Count),
            WordsPerMinute = Round(seconds > 0 ? words.Sum(w => w.Count) * 60 / seconds : 0, 1),
            Questions = sentences.Count(s => s.IsQuestion && s.Speaker == speaker),
            Fillers = words.Sum(w => Phrases.Count(w, _lexicon["fillers"])),
            ResponseLatency = Round(Median.Of(positions.Where(latencies.ContainsKey).Select(i => latencies[i]))),
            Pitch = Round(sound?.Pitch, 1),
            Loudness = Round(sound?.Loudness, 1),
            Sentiment = affects is null ? null : Round(Mean(positions)),
            SentimentByQuarter = moods,
            SentimentChange = Round(Change(moods)),
        };
    }

    IEnumerable<TurnVoice> Voices() => (sounds ?? []).Select((s, i) => new TurnVoice(interview.Turns[i].Index, Round(s.Pitch, 1), Round(s.Loudness, 1)))
        .Where(v => v.Pitch is not null || v.Loudness is not null);

    static double? Change(double?[]? moods) => moods?.Where(m => m is not null).ToArray() is { Length: > 1 } told ? told[^1] - told[0] : null;

    TurnSound? Sound(int[] positions)
    {
        if (sounds is null) return null;
        var all = new TurnSound();
        foreach (var i in positions) all.Add(sounds[i]);
        return all;
    }

    // Longer turns say more about a mood.
    double? Mean(IEnumerable<int> positions)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var i in positions)
        {
            var length = Math.Max(0.1, interview.Turns[i].End - interview.Turns[i].Start);
            sum += affects![i].Score * length;
            weight += length;
        }
        return weight > 0 ? sum / weight : null;
    }

    int Quarter(int position) =>
        interview.Options.Duration <= 0 ? 0 : Math.Clamp((int)(4 * interview.Turns[position].Start / interview.Options.Duration), 0, 3);

    static double Round(double value, int digits = 3) => Math.Round(value, digits);

    static double? Round(double? value, int digits = 3) => value is { } v ? Math.Round(v, digits) : null;
}
