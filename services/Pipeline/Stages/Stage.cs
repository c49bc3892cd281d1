namespace AudioAspire.Pipeline.Stages;

/// <summary>The stages of a job in their order, and how much of its time each usually takes.</summary>
internal static class Stage
{
    public const string Decode = "decode", Transcribe = "transcribe", Diarize = "diarize", Fuse = "fuse",
        Analyze = "analyze", Publish = "publish", Compare = "compare";

    public static IReadOnlyList<(string Name, double Weight)> All { get; } =
    [
        (Decode, 3), (Transcribe, 58), (Diarize, 18), (Fuse, 1), (Analyze, 12), (Publish, 4), (Compare, 4),
    ];
}
