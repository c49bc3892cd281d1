using System.Diagnostics;

namespace AudioAspire.Transcriber.Search;

/// <summary>Work done, for the statistics at the end.</summary>
internal sealed class DecoderCounts
{
    public int EncoderPasses { get; set; }
    public int DecoderSteps { get; set; }
    /// <summary>Windows that were heard again.</summary>
    public int Fallbacks { get; set; }
    public double EncoderSeconds { get; private set; }
    public double DecoderSeconds { get; private set; }

    public IDisposable TimeEncoder() => new Timer(s => EncoderSeconds += s);
    public IDisposable TimeDecoder() => new Timer(s => DecoderSeconds += s);

    sealed class Timer(Action<double> stop) : IDisposable
    {
        readonly long _start = Stopwatch.GetTimestamp();
        public void Dispose() => stop(Stopwatch.GetElapsedTime(_start).TotalSeconds);
    }
}
