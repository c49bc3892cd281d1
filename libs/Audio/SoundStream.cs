using AudioAspire.Contracts;

namespace AudioAspire.Audio;

/// <summary>Any WAVE stream as 16 kHz frames of one or two channels: repaired, mixed down from more channels, resampled; memory is one block.</summary>
internal sealed class SoundStream : IDisposable
{
    const int BlockFrames = 8192;

    readonly WavReader _wav;
    readonly float[]? _weights;
    readonly Resampler[] _resamplers;
    readonly float[] _frames, _channel, _resampled, _output;
    bool _ended;

    public SoundStream(WavReader wav)
    {
        _wav = wav;
        if (wav.Format.Channels > 2) _weights = Downmix.Weights(wav.Format.Channels, wav.Format.ChannelMask);
        Channels = Math.Min(wav.Format.Channels, 2) == 2 && _weights is null ? 2 : 1;
        _resamplers = [.. Enumerable.Range(0, Channels).Select(_ => new Resampler(wav.Format.SampleRate, AudioFormat.SampleRate))];
        _frames = new float[BlockFrames * wav.Format.Channels];
        _channel = new float[BlockFrames];
        _resampled = new float[_resamplers[0].MaxOutput(BlockFrames)];
        _output = new float[_resampled.Length * Channels];
    }

    public int Channels { get; }

    /// <summary>Samples that were not numbers, replaced by silence.</summary>
    public long Replaced { get; private set; }

    public double? MissingSeconds => _wav.MissingSeconds;

    /// <exception cref="AudioException">Not a WAV file, damaged, or in a coding only ffmpeg reads.</exception>
    public static SoundStream OpenWav(string path)
    {
        var file = File.OpenRead(path);
        try
        {
            var wav = WavReader.Open(file, file.Length);
            return wav.Format.Coding != WavCoding.Other
                ? new SoundStream(wav)
                : throw AudioException.NotAudio("The samples of this WAV file are compressed; only ffmpeg reads them.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The next interleaved samples, valid until the next call; empty at the end.</summary>
    public ReadOnlySpan<float> Read()
    {
        while (!_ended)
        {
            var count = _wav.Read(_frames);
            _ended = count == 0;
            var samples = _frames.AsSpan(0, count);
            Repair(samples);
            var produced = 0;
            for (var c = 0; c < Channels; c++)
            {
                var input = _channel.AsSpan(0, count / _wav.Format.Channels);
                if (_weights is not null) Downmix.Mix(samples, _weights, input);
                else
                    for (var i = 0; i < input.Length; i++) input[i] = samples[i * Channels + c];
                produced = _ended ? _resamplers[c].Flush(_resampled) : _resamplers[c].Process(input, _resampled);
                for (var i = 0; i < produced; i++) _output[i * Channels + c] = _resampled[i];
            }
            if (produced > 0) return _output.AsSpan(0, produced * Channels);
        }
        return [];
    }

    public void Dispose() => _wav.Dispose();

    void Repair(Span<float> samples)
    {
        foreach (ref var sample in samples)
            if (!float.IsFinite(sample))
            {
                sample = 0;
                Replaced++;
            }
    }
}
