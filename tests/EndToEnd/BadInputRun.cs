using System.Diagnostics;
using AudioAspire.EndToEnd.Support;

namespace AudioAspire.EndToEnd;

/// <summary>One analysis of a folder full of odd recordings; the tests look at what came of each.</summary>
public sealed class BadInputRun : IAsyncLifetime
{
    public const string Case = "rare + 100 % case";

    /// <summary>As long as a file system allows: 255 bytes with its extension.</summary>
    public static readonly string LongName = string.Concat(Enumerable.Repeat("ñ", 125)) + "x";

    readonly ScratchFolder _scratch = new();

    public int ExitCode { get; private set; }
    public string Text { get; private set; } = "";
    public string OutputFolder => _scratch.File("out", Case);
    public bool HasFfmpeg { get; private set; }

    internal Published Of(string interview) => new(Path.Combine(OutputFolder, interview));

    public async ValueTask InitializeAsync()
    {
        var cancel = new CancellationTokenSource(TimeSpan.FromMinutes(8)).Token;
        Directory.CreateDirectory(_scratch.File(Case));
        WriteDamaged();
        WriteWithoutSpeech();
        WriteEncodings();
        WriteNames();
        HasFfmpeg = await TruncatedMp3Async(cancel);
        (ExitCode, Text) = await AppHostRun.RunAsync(_scratch.Path, cancel, null, "analyze", _scratch.File(Case), "--language", "en", "--output", _scratch.File("out"));
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    string Input(string name) => _scratch.File(Case, name);

    void WriteDamaged()
    {
        File.WriteAllBytes(Input("empty.wav"), []);
        File.WriteAllText(Input("text.wav"), "This is not a recording at all, whatever its name says.");
        WavWriter.Write(Input("header only.wav"), []);
        WavWriter.Write(Input("one sample.wav"), [0.5f]);
        var numbers = WavWriter.Speech(1, 2);
        numbers.AsSpan(8_000, 4_000).Fill(float.NaN);
        numbers[100] = float.PositiveInfinity;
        WavWriter.Write(Input("nan.wav"), numbers, WavWriter.Float, 32);
        WavWriter.Write(Input("only nan.wav"), [.. Enumerable.Repeat(float.NaN, 32_000)], WavWriter.Float, 32);
        WavWriter.Write(Input("cut.wav"), WavWriter.Speech(1, 3));
        using var cut = new FileStream(Input("cut.wav"), FileMode.Open);
        cut.SetLength(cut.Length / 2 + 1);
    }

    void WriteWithoutSpeech()
    {
        var random = new Random(1);
        WavWriter.Write(Input("silence.wav"), new float[5 * 16_000]);
        WavWriter.Write(Input("noise.wav"), [.. Enumerable.Range(0, 5 * 16_000).Select(_ => (random.NextSingle() - 0.5f) * 0.6f)]);
        WavWriter.Write(Input("tones.wav"), [.. Enumerable.Range(0, 5 * 16_000).Select(Chord)]);
    }

    /// <summary>Half-second chords of three notes with overtones, as a synthesiser plays them.</summary>
    static float Chord(int sample)
    {
        var root = 220 * Math.Pow(2, new[] { 0, 5, 7, 3, 8 }[sample / 8_000 % 5] / 12.0);
        var sum = 0.0;
        foreach (var ratio in (double[])[1, 1.25, 1.5, 2, 3]) sum += Math.Sin(2 * Math.PI * root * ratio * sample / 16_000) / ratio;
        return (float)(sum * 0.15 * Math.Exp(-(sample % 8_000) / 6_000.0));
    }

    void WriteEncodings()
    {
        var speech = WavWriter.Speech(0, 5);
        WavWriter.Write(Input("8 bit.wav"), speech, bits: 8);
        WavWriter.Write(Input("24 bit.wav"), speech, bits: 24);
        WavWriter.Write(Input("float.wav"), speech, WavWriter.Float, 32);
        WavWriter.Write(Input("a-law.wav"), speech, WavWriter.ALaw, 8);
        WavWriter.Write(Input("48 kHz, 6 channels.wav"), speech, channels: 6, hold: 3);
    }

    void WriteNames()
    {
        var moment = WavWriter.Speech(1, 1);
        foreach (var name in (string[])["plus+and 100 %", "%2e%2e%2f", "emoji 🎙️ 日本", "two..dots", LongName]) WavWriter.Write(Input(name + ".wav"), moment);
        WavWriter.Write(Input("twin.wav"), moment);
        WavWriter.Write(Input("twin.mp3"), WavWriter.Speech(2, 1.5));
    }

    /// <summary>The first third of an MP3, torn off in the middle of a frame.</summary>
    async Task<bool> TruncatedMp3Async(CancellationToken cancel)
    {
        var whole = _scratch.File("whole.wav");
        var mp3 = _scratch.File("whole.mp3");
        WavWriter.Write(whole, WavWriter.Speech(0, 6));
        try
        {
            using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-nostdin", "-i", whole, mp3]))!;
            await ffmpeg.WaitForExitAsync(cancel);
            if (ffmpeg.ExitCode != 0) return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
        var bytes = await File.ReadAllBytesAsync(mp3, cancel);
        await File.WriteAllBytesAsync(Input("torn.mp3"), bytes[..(bytes.Length / 3)], cancel);
        await File.WriteAllBytesAsync(Input("crumb.mp3"), bytes[..60], cancel);
        return true;
    }
}
