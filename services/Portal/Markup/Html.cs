using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AudioAspire.Portal.Markup;

/// <summary>Markup that is safe to send. What is interpolated into it is escaped, unless it is markup itself.</summary>
internal readonly record struct Html(string Text)
{
    public static Html Of(HtmlHandler markup) => new(markup.ToText());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p.Text)));

    public override string ToString() => Text;
}

[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    readonly StringBuilder text;

    public HtmlHandler(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted<T>(T value)
    {
        if (value is Html markup) text.Append(markup.Text);
        else if (value is IEnumerable<Html> parts) text.Append(Html.Join(parts).Text);
        else text.Append(Encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
    }

    public string ToText() => text.ToString();
}
