namespace AudioAspire.Transcriber.Tokenization;

/// <summary>GPT-2's printable stand-ins for the 256 bytes.</summary>
internal static class ByteAlphabet
{
    static readonly char[] ToChar = Build();
    static readonly Dictionary<char, byte> ToByte =
        ToChar.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => (byte)p.i);

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> chars = bytes.Length <= 256 ? stackalloc char[bytes.Length] : new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++) chars[i] = ToChar[bytes[i]];
        return new string(chars);
    }

    public static byte[] Decode(string symbols) => Array.ConvertAll(symbols.ToCharArray(), c => ToByte[c]);

    static char[] Build()
    {
        var map = new char[256];
        var next = 256;
        for (var b = 0; b < 256; b++)
            map[b] = b is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE ? (char)b : (char)next++;
        return map;
    }
}
