using AudioAspire.Contracts.V1;
using AudioAspire.Transcriber.Search;
using AudioAspire.Transcriber.Windows;

namespace AudioAspire.Transcriber.Recognition;

/// <summary>Windows of speech to words. One of a process, shared by all requests; safe to call from several at once.</summary>
internal interface ISpeechRecognizer : IDisposable
{
    /// <summary>The model's name in the catalogue.</summary>
    string Name { get; }
    /// <summary>Codes that <see cref="LanguageChoice.Given"/> may name, and <see cref="LanguageChoice.Automatic"/> is asked about.</summary>
    IReadOnlyList<string> Languages { get; }
    /// <summary>Windows that are best read in one call.</summary>
    int BatchWindows { get; }
    /// <summary>For the manifest of the results.</summary>
    IReadOnlyList<ModelIdentity> Identities { get; }

    /// <summary>The same window and request give the same text, whatever else is in the call.</summary>
    /// <param name="windows">At most <see cref="BatchWindows"/>.</param>
    /// <param name="temperature">0 = the most probable reading, else readings are drawn.</param>
    Task<IReadOnlyList<WindowText>> ReadAsync(IReadOnlyList<SpeechWindow> windows, ReadingRequest request, double temperature, CancellationToken cancel);
}
