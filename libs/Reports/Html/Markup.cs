using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AudioAspire.Reports.Html;

/// <summary>HTML that is safe to put into a page: whatever is interpolated is escaped, unless it is markup itself.</summary>
public readonly record struct Markup(string Html)
{
    public static readonly Markup Empty = new("");

    public static Markup Of(Interpolation text) => new(text.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p.Html)));

    public static Markup If(bool condition, Func<Markup> then) => condition ? then() : Empty;

    /// <summary>For element content and for attributes in double quotes.</summary>
    public static string Escape(string? text) => PlainText.Clean(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");

    public override string ToString() => Html;

    [InterpolatedStringHandler]
    public readonly struct Interpolation(int literalLength, int formattedCount)
    {
        readonly StringBuilder html = new(literalLength + 16 * formattedCount);

        public void AppendLiteral(string value) => html.Append(value);

        public void AppendFormatted(Markup value) => html.Append(value.Html);

        public void AppendFormatted(IEnumerable<Markup> parts) => html.Append(Join(parts).Html);

        public void AppendFormatted(string? value) => html.Append(Escape(value));

        public void AppendFormatted(int value) => html.Append(CultureInfo.InvariantCulture, $"{value}");

        public void AppendFormatted(double value) => html.Append(PlainText.Number(value));

        public void AppendFormatted(double value, string format) => html.Append(PlainText.Number(value, format));

        public override string ToString() => html.ToString();
    }
}
