using System.Text;
using System.Text.Json;
using AudioAspire.Contracts.Results;

namespace AudioAspire.Reports.Reading;

public enum TranscriptFormat { Json, WebVtt, SubRip }

/// <summary>The bytes are no transcript that can be used; the message says why, in a sentence for people.</summary>
public sealed class TranscriptFormatException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads transcripts that stand in for a recording: our transcript.json, WebVTT with voice tags, SubRip with "Name:" prefixes.</summary>
public static class TranscriptReader
{
    /// <summary>How much of a file <see cref="TryDetect"/> wants to see.</summary>
    public const int DetectBytes = 4096;

    /// <summary>Tells by content, never by the name; other JSON than ours is not a transcript.</summary>
    /// <param name="start">The file's first <see cref="DetectBytes"/> bytes, or all of a shorter one.</param>
    public static bool TryDetect(ReadOnlySpan<byte> start, out TranscriptFormat format)
    {
        format = default;
        var text = TextDecoding.Decode(start).TrimStart();
        if (text.StartsWith("WEBVTT", StringComparison.Ordinal) && (text.Length == 6 || char.IsWhiteSpace(text[6]))) format = TranscriptFormat.WebVtt;
        else if (CueBlocks.LooksLikeSubRip(text)) format = TranscriptFormat.SubRip;
        else return text.StartsWith('{') && HasOurSchema(text);
        return true;
    }

    /// <summary>The transcript under the given names: turns by start, words with times (spread over the cue where the file has none),
    /// speakers S1, S2, ... in order of appearance. The language is the file's own, or judged by its words, or empty.</summary>
    /// <exception cref="TranscriptFormatException">Not one of the formats, or nothing in it can be read.</exception>
    public static Transcript Read(ReadOnlySpan<byte> content, string @case, string interview)
    {
        if (!TryDetect(content[..Math.Min(content.Length, DetectBytes)], out var format))
            throw new TranscriptFormatException("The file is not a transcript: it is neither WebVTT, nor SubRip, nor JSON with the schema " + Transcript.SchemaId + ".");
        var text = TextDecoding.Decode(content);
        var transcript = format == TranscriptFormat.Json ? JsonTranscript.Read(text) : CueTranscript.Read(text);
        return transcript with { Case = @case, Interview = interview };
    }

    /// <summary>The schema may stand anywhere in the part we see; the rest of the document need not be there.</summary>
    static bool HasOurSchema(string text)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), isFinalBlock: false, default);
        try
        {
            while (json.Read())
                if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("schema"u8))
                    return json.Read() && json.TokenType == JsonTokenType.String && json.ValueTextEquals(Transcript.SchemaId);
        }
        catch (JsonException)
        {
        }
        return false;
    }
}
