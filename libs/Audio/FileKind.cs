namespace AudioAspire.Audio;

/// <summary>What a file is by its first bytes; names and suffixes lie.</summary>
internal enum FileKind { Empty, Wav, Text, NotAudio, Media }

internal static class FileKinds
{
    const int HeadBytes = 4096;

    static readonly (byte[] Magic, string Name)[] s_notAudio =
    [
        ("%PDF"u8.ToArray(), "a PDF document"), ("PK\x03\x04"u8.ToArray(), "a ZIP archive or an office document"), ([0x1F, 0x8B], "a compressed archive"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ("GIF8"u8.ToArray(), "a GIF picture"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x4D, 0x5A, 0x90], "a program"), ("SQLite"u8.ToArray(), "a database"),
    ];

    /// <param name="name">What the file is, for people, where it is <see cref="FileKind.NotAudio"/>.</param>
    public static FileKind Of(string path, out string name)
    {
        name = "";
        using var file = File.OpenRead(path);
        var head = new byte[HeadBytes];
        var bytes = head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        if (bytes.IsEmpty) return FileKind.Empty;
        if (bytes.Length >= 12 && bytes[8..12].SequenceEqual("WAVE"u8)
            && (bytes.StartsWith("RIFF"u8) || bytes.StartsWith("RF64"u8) || bytes.StartsWith("BW64"u8))) return FileKind.Wav;
        foreach (var (magic, what) in s_notAudio)
            if (bytes.StartsWith(magic))
            {
                name = what;
                return FileKind.NotAudio;
            }
        return LooksLikeText(bytes) ? FileKind.Text : FileKind.Media;
    }

    // Text of any language is valid UTF-8 without control characters; no container of sound is.
    static bool LooksLikeText(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B)) return false;
        var cut = bytes.Length;
        for (var back = 0; back < 3 && cut > 0 && bytes[cut - 1] >= 0x80; back++) cut--;
        return System.Text.Unicode.Utf8.IsValid(bytes[..cut]);
    }
}
