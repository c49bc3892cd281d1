using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioAspire.Transcriber.Whisper;

/// <summary>config.json of a Whisper export: sizes, special tokens, languages, suppressed tokens.</summary>
internal sealed record WhisperConfig
{
    public required int SampleRate { get; init; }
    public required int EncoderPositions { get; init; }
    public required double SecondsPerPosition { get; init; }
    public required LayerCounts Layers { get; init; }
    public required int Heads { get; init; }
    public required int HeadDim { get; init; }
    public required int VocabSize { get; init; }
    public required int MaxTokens { get; init; }
    public required IReadOnlyDictionary<string, int> SpecialTokens { get; init; }
    public required IReadOnlyDictionary<string, int> Languages { get; init; }
    public required IReadOnlyList<int> SuppressTokens { get; init; }
    public required IReadOnlyList<int> SuppressTokensAtBegin { get; init; }
    public required IReadOnlyList<int[]> AlignmentHeads { get; init; }

    /// <summary>What keys and values are made of: float32, or float16 in variants for GPUs. The graphs say it, not the file.</summary>
    [JsonIgnore]
    public TensorElementType KeyType { get; init; } = TensorElementType.Float;

    public int KeyBytes => KeyType == TensorElementType.Float16 ? sizeof(ushort) : sizeof(float);

    /// <summary>The encoder's keys and values are kept as <see cref="PackedAttention"/> has them.</summary>
    [JsonIgnore]
    public bool PacksCrossAttention { get; init; }

    public int EndOfText => SpecialTokens["<|endoftext|>"];
    public int StartOfTranscript => SpecialTokens["<|startoftranscript|>"];
    public int Transcribe => SpecialTokens["<|transcribe|>"];
    public int StartOfPrevious => SpecialTokens["<|startofprev|>"];
    public int NoSpeech => SpecialTokens["<|nospeech|>"];
    public int NoTimestamps => SpecialTokens["<|notimestamps|>"];
    /// <summary>Samples of one window: 30 s.</summary>
    public int WindowSamples => (int)Math.Round(EncoderPositions * SecondsPerPosition * SampleRate);

    static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static WhisperConfig Read(string path) =>
        JsonSerializer.Deserialize<WhisperConfig>(File.ReadAllBytes(path), Snake)
        ?? throw new InvalidDataException($"{path} is empty.");
}

internal sealed record LayerCounts(int Encoder, int Decoder);
