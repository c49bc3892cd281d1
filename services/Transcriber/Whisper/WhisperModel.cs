using AudioAspire.Inference;
using AudioAspire.Inference.Operators;
using AudioAspire.Transcriber.Tokenization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace AudioAspire.Transcriber.Whisper;

/// <summary>Whisper (Radford et al. 2022) as two ONNX graphs; layers, heads and sizes come from its config.json.</summary>
internal sealed class WhisperModel : IDisposable
{
    readonly InferenceSession _encoder, _decoder;
    readonly CrossAttentionOperator _crossAttention;
    readonly RunOptions _run = new();
    readonly string[] _crossNames, _inputNames, _outputNames;

    /// <param name="name">The model's folder in the catalogue.</param>
    /// <exception cref="ModelException">A file is unknown, missing or damaged.</exception>
    public WhisperModel(ModelCatalogue catalogue, string name)
    {
        Name = name;
        Config = WhisperConfig.Read(catalogue.PathOf($"{name}/config.json"));
        Vocabulary = BytePairVocabulary.Read(catalogue.PathOf($"{name}/vocab.json"), catalogue.PathOf($"{name}/merges.txt"));
        _encoder = OnnxSessions.Open(catalogue.PathOf($"{name}/encoder.onnx"), [QuantisedMatrixOperator.Shared]);
        _crossAttention = new CrossAttentionOperator(Config.EncoderPositions, Config.Layers.Decoder);
        _decoder = OnnxSessions.Open(catalogue.PathOf($"{name}/decoder.onnx"), [_crossAttention, QuantisedMatrixOperator.Shared]);
        Config = _decoder.InputMetadata["cross_key.0"].ElementDataType == TensorElementType.BFloat16
            ? Config with { PacksCrossAttention = true }
            : Config with { KeyType = KeyType() };
        _crossNames = LayerNames("cross_key", "cross_value");
        _inputNames = ["input_ids", .. LayerNames("past_key", "past_value"), .. _crossNames];
        _outputNames = ["logits", "alignment", .. LayerNames("present_key", "present_value")];
    }

    public string Name { get; }
    public WhisperConfig Config { get; }
    public BytePairVocabulary Vocabulary { get; }

    /// <summary>One window a run: several at once are not faster, and their attention takes hundreds of megabytes.</summary>
    /// <param name="audio">480000 samples, zeros behind the end of the window.</param>
    public void Encode(Memory<float> audio, CrossAttention into, int window)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, audio, [1, audio.Length]);
        if (Config.PacksCrossAttention)
        {
            using var heard = _encoder.Run(_run, ["audio"], [input], _crossNames);
            into.Pack(heard, window);
            return;
        }
        var outputs = into.ViewsOf(window, 1);
        try
        {
            _encoder.Run(_run, ["audio"], [input], _crossNames, outputs);
        }
        finally
        {
            foreach (var output in outputs) output.Dispose();
        }
    }

    /// <summary>Feeds tokens [sequences, tokens], the beams of one window next to each other. <paramref name="past"/> is disposed.</summary>
    public DecoderStep Step(Memory<long> tokens, int sequences, SelfAttention past, CrossAttention cross) => Step(tokens, sequences, past, cross.Values);

    /// <inheritdoc cref="Step(Memory{long}, int, SelfAttention, CrossAttention)"/>
    public DecoderStep Step(Memory<long> tokens, int sequences, SelfAttention past, IReadOnlyList<OrtValue> cross)
    {
        var length = tokens.Length / sequences;
        using var ids = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tokens, [sequences, length]);
        var outputs = _decoder.Run(_run, _inputNames, [ids, .. past.Values, .. cross], _outputNames);
        long[] shape = [sequences, Config.Heads, past.Tokens + length, Config.HeadDim];
        past.Dispose();
        return new DecoderStep(outputs[0], outputs[1], new SelfAttention([.. outputs.Skip(2)], shape));
    }

    TensorElementType KeyType()
    {
        var keys = _decoder.InputMetadata["past_key.0"].ElementDataType;
        return keys is TensorElementType.Float or TensorElementType.Float16 && _encoder.OutputMetadata["cross_key.0"].ElementDataType == keys
            && _decoder.OutputMetadata["logits"].ElementDataType == TensorElementType.Float && _decoder.OutputMetadata["alignment"].ElementDataType == TensorElementType.Float
            ? keys
            : throw new ModelException($"The model {Name} is not in the layout of models/README.md: keys and values must be float32 or all float16, logits and alignment float32. Make the variant with scripts/float16-model.py.");
    }

    string[] LayerNames(string key, string value) =>
        [.. Enumerable.Range(0, Config.Layers.Decoder).SelectMany(l => new[] { $"{key}.{l}", $"{value}.{l}" })];

    public void Dispose()
    {
        _encoder.Dispose();
        _decoder.Dispose();
        _crossAttention.Dispose();
        _run.Dispose();
    }
}

/// <param name="Logits">[sequences, tokens, vocabulary]</param>
/// <param name="Alignment">[windows, alignment heads, (beam, token), positions]: softmax of the cross-attention.</param>
/// <param name="Present">The next step's past.</param>
internal sealed record DecoderStep(OrtValue Logits, OrtValue Alignment, SelfAttention Present) : IDisposable
{
    public void Dispose()
    {
        Logits.Dispose();
        Alignment.Dispose();
        Present.Dispose();
    }
}
