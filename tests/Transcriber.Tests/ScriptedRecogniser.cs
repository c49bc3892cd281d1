using System.Collections.Concurrent;
using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Alignment;
using AudioAspire.Transcriber.Recognition;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Tests;

/// <summary>Reads what it is told to, surely, its words spread evenly over the window.</summary>
internal sealed class ScriptedRecogniser(Func<SpeechWindow, string> read) : ISpeechRecognizer
{
    public string Name => "scripted";
    public IReadOnlyList<string> Languages { get; } = ["en", "es"];
    public int BatchWindows => 4;
    public IReadOnlyList<ModelIdentity> Identities { get; } = [];

    /// <summary>Every reading it was asked for.</summary>
    public ConcurrentQueue<(SpeechWindow Window, ReadingRequest Request)> Asked { get; } = [];

    public Task<IReadOnlyList<WindowText>> ReadAsync(IReadOnlyList<SpeechWindow> windows, ReadingRequest request, double temperature, CancellationToken cancel)
    {
        foreach (var window in windows) Asked.Enqueue((window, request));
        if (request.Language.IsAutomatic) request.Language.Of(windows, [.. windows.Select(_ => new[] { 0.1, 0.9 })]);
        return Task.FromResult<IReadOnlyList<WindowText>>([.. windows.Select(w => Read(w, request.Language.Recording))]);
    }

    WindowText Read(SpeechWindow window, string language)
    {
        var text = read(window);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double At(int word) => window.ToRecording(window.Length * word / words.Length);
        return new WindowText(window, text, [.. words.Select((w, i) => new TimedWord(w, At(i), At(i + 1), 0.99, false))], -0.01, 0, words.Length, language);
    }

    public void Dispose() { }
}
