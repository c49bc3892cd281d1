using System.Globalization;
using System.Runtime.InteropServices;
using AudioAspire.Audio;
using AudioAspire.Scoring.Diarization;

namespace AudioAspire.Bench.Diarization;

/// <summary>Conversations of one to four people put together from recordings of single people (one folder each): pauses of a quarter
/// to three quarters of a second, every fourth turn begins before the one before ends, every fifth carries a short remark of somebody else.
/// The truth holds the phrases as their energy shows them, so it knows the silences inside and around utterances.</summary>
internal static class MadeConversations
{
    const int Rate = 16_000;
    const double Seconds = 75;

    public static DiarizationSet Write(DirectoryInfo people, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var voices = people.EnumerateDirectories().OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => Person.Read(d, cancel)).ToList();
        var recordings = new List<(string, string)>();
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var count = 1 + seed % 4;
            var cast = voices.ToArray();
            random.Shuffle(cast);
            var name = Path.Combine(folder, $"{count}-people-{seed / 4 + 1}");
            Write(name, cast[..Math.Min(count, cast.Length)], random);
            recordings.Add((name + ".wav", name + ".rttm"));
        }
        return new DiarizationSet("made", recordings);
    }

    static void Write(string name, Person[] cast, Random random)
    {
        var samples = new float[(int)((Seconds + 60) * Rate)];
        var truth = new List<SpeakerSegment>();
        var at = 0.5;
        for (int speaker = 0, turn = 0; at < Seconds; turn++)
        {
            var person = cast[speaker];
            var end = Say(person, person.Turn(random), at);
            if (cast.Length > 1 && turn % 5 == 2 && end - at > 3)
            {
                var other = cast[(speaker + 1) % cast.Length];
                if (other.Remark(random) is { Count: > 0 } remark) Say(other, remark, at + 1 + random.NextDouble() * (end - at - 2));
            }
            at = end + (cast.Length > 1 && turn % 4 == 3 ? -0.5 * random.NextDouble() : 0.25 + 0.5 * random.NextDouble());
            speaker = (speaker + 1 + random.Next(Math.Max(1, cast.Length - 1))) % cast.Length;
        }
        Save(name + ".wav", samples.AsSpan(0, (int)((at + 0.5) * Rate)));
        File.WriteAllLines(name + ".rttm", truth.Select(s => string.Create(CultureInfo.InvariantCulture,
            $"SPEAKER {Path.GetFileName(name)} 1 {s.Start:F3} {s.End - s.Start:F3} <NA> <NA> {s.Speaker} <NA> <NA>")));

        // Phrases of one utterance keep their pauses; a pause below half a second is part of the speech.
        double Say(Person person, List<Phrase> phrases, double start)
        {
            var shift = (long)(start * Rate) - phrases[0].First;
            foreach (var phrase in phrases)
            {
                double from = (double)(phrase.First + shift) / Rate, to = (double)(phrase.End + shift) / Rate;
                if (truth.FindLastIndex(s => s.Speaker == person.Name && from - s.End is >= 0 and < 0.5) is >= 0 and var before) truth[before] = truth[before] with { End = to };
                else truth.Add(new SpeakerSegment(from, to, person.Name));
            }
            for (var i = phrases[0].First; i < phrases[^1].End && i + shift < samples.Length; i++) samples[i + shift] += phrases[0].Sound[i];
            return (double)(phrases[^1].End + shift) / Rate;
        }
    }

    static void Save(string path, ReadOnlySpan<float> samples)
    {
        var pcm = new short[samples.Length];
        for (var i = 0; i < pcm.Length; i++) pcm[i] = (short)Math.Clamp(samples[i] * 32767, -32768, 32767);
        using var file = File.Create(path);
        file.Write(WavFile.Header(1, pcm.Length));
        file.Write(MemoryMarshal.AsBytes<short>(pcm));
    }

    /// <summary>Samples [First, End) of a recording in which its one speaker is not silent.</summary>
    sealed record Phrase(float[] Sound, int First, int End);

    sealed record Person(string Name, List<List<Phrase>> Utterances)
    {
        public static Person Read(DirectoryInfo folder, CancellationToken cancel) => new(folder.Name,
            [.. folder.EnumerateFiles("*.ogg").OrderBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => Phrases(AudioDecoder.ReadMonoAsync(f.FullName, cancel).GetAwaiter().GetResult())).Where(p => p.Count > 0)]);

        /// <summary>One to four phrases in a row.</summary>
        public List<Phrase> Turn(Random random)
        {
            var utterance = Utterances[random.Next(Utterances.Count)];
            var first = random.Next(utterance.Count);
            return utterance.GetRange(first, Math.Min(1 + random.Next(4), utterance.Count - first));
        }

        public List<Phrase> Remark(Random random)
        {
            var brief = Utterances.SelectMany(u => u).Where(p => p.End - p.First < Rate).ToList();
            return brief.Count == 0 ? [] : [brief[random.Next(brief.Count)]];
        }

        /// <summary>Parted where 0.2 s are 30 dB below the loud parts or near the noise of the recording.</summary>
        static List<Phrase> Phrases(float[] sound)
        {
            const int step = Rate / 100;
            var energy = new double[sound.Length / step];
            for (var i = 0; i < energy.Length; i++)
                for (var at = i * step; at < (i + 1) * step; at++) energy[i] += sound[at] * sound[at];
            var sorted = energy.Order().ToArray();
            double loud = sorted[energy.Length * 95 / 100], noise = sorted[energy.Length / 20];
            var silent = Math.Clamp(10 * noise, loud / 1000, loud / 30);
            var phrases = new List<Phrase>();
            for (int i = 0, last = -1; i < energy.Length; i++)
            {
                if (energy[i] <= silent) continue;
                if (last >= 0 && i - last < 20) phrases[^1] = phrases[^1] with { End = (i + 1) * step };
                else phrases.Add(new Phrase(sound, i * step, (i + 1) * step));
                last = i;
            }
            phrases.RemoveAll(p => p.End - p.First < Rate / 5);
            return phrases;
        }
    }
}
