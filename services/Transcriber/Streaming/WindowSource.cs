using System.Buffers.Binary;
using AudioAspire.Contracts;
using AudioAspire.Transcriber.VoiceActivity;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Streaming;

/// <summary>Interleaved 16-bit PCM to windows of all channels, in an order that does not depend on how the PCM was cut.</summary>
internal sealed class WindowSource
{
    readonly AudioChannel[] _channels;
    readonly float[][] _blocks;
    int _filled;          // samples in each block
    int _carry = -1;      // a byte that waits for its other half
    int _channel;         // of the next sample
    long _samples;

    public WindowSource(int channels, SileroVoiceActivity model, WindowOptions options)
    {
        _channels = [.. Enumerable.Range(0, channels).Select(c => new AudioChannel(c, model, options))];
        _blocks = Array.ConvertAll(_channels, _ => new float[AudioChannel.BlockSamples]);
    }

    /// <summary>Of what has arrived.</summary>
    public double Seconds => (double)Interlocked.Read(ref _samples) / AudioFormat.SampleRate;

    public IEnumerable<Contracts.V1.AudioSpan> Silences => _channels.SelectMany(c => c.Silences.Found);

    public IEnumerable<Arrival> Push(ReadOnlyMemory<byte> pcm)
    {
        for (var at = 0; at < pcm.Length;)
        {
            at += Fill(pcm.Span[at..]);
            if (_filled == AudioChannel.BlockSamples)
                foreach (var window in Flush(last: false))
                    yield return window;
        }
    }

    public IEnumerable<Arrival> Complete() => Flush(last: true);

    IEnumerable<Arrival> Flush(bool last)
    {
        var count = _filled;
        _filled = 0;
        var windows = new List<SpeechWindow>();
        for (var c = 0; c < _channels.Length; c++)
            windows.AddRange(_channels[c].Push(_blocks[c].AsSpan(0, count), last));
        var later = last ? Seconds : _channels.Min(c => c.NextStart);
        for (var i = 0; i < windows.Count; i++)
            yield return new Arrival(windows[i], windows.Skip(i + 1).Select(w => w.Start).Append(later).Min());
        if (windows.Count == 0) yield return new Arrival(null, later);
    }

    /// <returns>Bytes read: all, or as many as fill a block.</returns>
    int Fill(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        if (_carry >= 0 && bytes.Length > 0)
        {
            Add((short)(_carry | bytes[at++] << 8));
            _carry = -1;
        }
        while (at + 1 < bytes.Length && _filled < AudioChannel.BlockSamples)
        {
            Add(BinaryPrimitives.ReadInt16LittleEndian(bytes[at..]));
            at += 2;
        }
        if (at + 1 == bytes.Length && _filled < AudioChannel.BlockSamples) _carry = bytes[at++];
        return at;
    }

    void Add(short sample)
    {
        _blocks[_channel][_filled] = sample / 32768f;
        if (++_channel < _channels.Length) return;
        _channel = 0;
        _filled++;
        Interlocked.Increment(ref _samples);
    }
}

/// <param name="Window">Null: nothing but silence came, or speech that has no window yet.</param>
/// <param name="NextStart">No later window starts before this time (seconds).</param>
internal sealed record Arrival(SpeechWindow? Window, double NextStart);
