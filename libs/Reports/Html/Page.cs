using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AudioAspire.Reports.Html;

/// <summary>A page in one file: a template whose {{slots}} are filled once, its style and script inside, and a policy
/// (Content Security Policy Level 3) under which nothing but exactly these two may run and nothing may be fetched.</summary>
internal static partial class Page
{
    public static byte[] Render(string name, ReportTexts texts, IReadOnlyDictionary<string, Markup> slots, string[] styles, string[] scripts)
    {
        var style = Concatenate(styles);
        var script = "\"use strict\";\n(() => {\n" + Concatenate(scripts) + "})();\n";
        var policy = $"default-src 'none'; script-src {Hash(script)}; style-src {Hash(style)}; img-src data:; "
            + "media-src 'self' data: blob: file:; base-uri 'none'; form-action 'none'";
        var page = Slot().Replace(Resource.Read($"Html.{name}.html"), m => m.Groups[1].Value switch
        {
            "style" => style,
            "script" => script,
            "policy" => policy,
            "lang" => texts.Language,
            ['t', '.', .. var key] => Markup.Escape(texts[key]),
            var slot => slots[slot].Html,
        });
        return Encoding.UTF8.GetBytes(page);
    }

    static string Concatenate(string[] files) => string.Concat(files.Select(f => Resource.Read($"Html.{f}")));

    static string Hash(string code) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)))}'";

    [GeneratedRegex(@"\{\{([\w.-]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Slot();
}
