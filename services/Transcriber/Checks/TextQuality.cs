using System.IO.Compression;
using System.Text;
using AudioAspire.Transcriber.Search;

namespace AudioAspire.Transcriber.Checks;

/// <summary>Whether a reading can be trusted, by the signs that openai/whisper uses and by repetition.</summary>
internal static class TextQuality
{
    const double MaxCompressionRatio = 2.4, MinAverageLogProbability = -1.0, MaxNoSpeechProbability = 0.6;

    /// <returns>loop, silence, phantom, low_confidence, or empty where nothing is wrong.</returns>
    public static string Suspect(WindowText text)
    {
        if (LoopDetector.IsLoop(PlainWords.Of(text.Text)) || CompressionRatio(text.Text) > MaxCompressionRatio) return "loop";
        if (text.NoSpeechProbability > MaxNoSpeechProbability && text.AverageLogProbability < MinAverageLogProbability) return "silence";
        if (PhantomPhrases.IsPhantom(text.Text, text.NoSpeechProbability, text.AverageLogProbability)) return "phantom";
        return text.AverageLogProbability < MinAverageLogProbability ? "low_confidence" : "";
    }

    /// <summary>Bytes of the text by bytes of its zlib form.</summary>
    public static double CompressionRatio(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(bytes);
        return (double)bytes.Length / packed.Length;
    }
}
