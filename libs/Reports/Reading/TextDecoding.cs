using System.Text;

namespace AudioAspire.Reports.Reading;

/// <summary>Bytes to text: by byte order mark, else UTF-8, else (old subtitles) Latin-1. Line ends become \n.</summary>
internal static class TextDecoding
{
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ => (IsUtf8(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes),
        };
        return text.Replace("\r\n", "\n").Replace('\r', '\n');
    }

    /// <summary>A character that the end of the bytes cuts in two is no error.</summary>
    static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            if (status == System.Buffers.OperationStatus.InvalidData) return false;
            if (status == System.Buffers.OperationStatus.NeedMoreData) return true;
            bytes = bytes[consumed..];
        }
        return true;
    }
}
