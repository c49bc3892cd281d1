using AudioAspire.Transcriber.Whisper;

namespace AudioAspire.Transcriber.Recognition;

/// <summary>How many windows are read at once: what the memory holds beside the models.</summary>
internal static class BatchSize
{
    /// <summary>More are no faster on a processor (6 save 5 % of a lone transcription, nothing of whole jobs, and take 150 MB); a GPU has nothing to do with few.</summary>
    const int OnProcessor = 4, OnDevice = 16;

    /// <summary>The rest is for weights and intermediate values.</summary>
    const double Share = 0.5;

    /// <param name="deviceBytes">Of the GPU; null where models run on the processor.</param>
    /// <param name="machineBytes">What this process may use.</param>
    public static int For(WhisperConfig config, int beams, long? deviceBytes, long machineBytes)
    {
        // Keys and values: the encoder's once a window; the decoder's own once a beam, those of this step and of the one before.
        var ofPosition = 2L * config.Layers.Decoder * config.Heads * config.HeadDim * config.KeyBytes;
        var ofWindow = ofPosition * (config.EncoderPositions + 2L * beams * config.MaxTokens);
        return (int)Math.Clamp(Share * (deviceBytes ?? machineBytes) / ofWindow, 1, deviceBytes is null ? OnProcessor : OnDevice);
    }
}
