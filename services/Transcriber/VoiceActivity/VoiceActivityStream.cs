namespace AudioAspire.Transcriber.VoiceActivity;

/// <summary>Speech probabilities of one channel as its samples arrive, always in blocks of 512 frames (16.4 s) except the
/// last, so that the result does not depend on how the samples were cut into messages.</summary>
internal sealed class VoiceActivityStream(SileroVoiceActivity model)
{
    public const int BlockFrames = 512;
    const int Frame = SileroVoiceActivity.FrameSamples, Context = SileroVoiceActivity.ContextSamples;

    readonly float[] _block = new float[BlockFrames * (Context + Frame)];
    readonly float[] _last = new float[Context];
    readonly float[] _h = new float[SileroVoiceActivity.StateSize], _c = new float[SileroVoiceActivity.StateSize];
    readonly float[] _probabilities = new float[BlockFrames];

    /// <param name="samples">A block of 512 frames; only the recording's last one may be shorter, it is filled with zeros.</param>
    /// <returns>One probability a frame, valid until the next call.</returns>
    public ReadOnlySpan<float> Push(ReadOnlySpan<float> samples)
    {
        var frames = (samples.Length + Frame - 1) / Frame;
        for (var f = 0; f < frames; f++)
        {
            var row = _block.AsSpan(f * (Context + Frame), Context + Frame);
            var fresh = samples[(f * Frame)..Math.Min(samples.Length, (f + 1) * Frame)];
            _last.CopyTo(row);
            row[Context..].Clear();
            fresh.CopyTo(row[Context..]);
            row[^Context..].CopyTo(_last);
        }
        if (frames == 0) return [];
        var probabilities = _probabilities.AsSpan(0, frames);
        model.Run(_block.AsMemory(0, frames * (Context + Frame)), _h, _c, probabilities);
        return probabilities;
    }
}
