using System.Text;

namespace Aspire.Hosting.Running;

/// <summary>One log of all processes, each line with its service's name in front.</summary>
sealed record ConsoleLog(TextWriter Output, bool Colours, bool Quiet)
{
    static readonly string[] Palette = ["36", "32", "33", "35", "34", "96", "92", "95"];
    readonly Lock _lock = new();
    readonly List<string> _sources = [];
    int _width;

    /// <summary>Not where the output is no terminal, nor where NO_COLOR is set (no-color.org).</summary>
    public static bool ColoursWanted =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public void Register(string source)
    {
        _sources.Add(source);
        _width = Math.Max(_width, source.Length);
    }

    public void Write(string source, string line)
    {
        if (Quiet) return;
        var prefix = source.PadRight(_width) + " |";
        var text = Printable(line);
        lock (_lock)
            Output.WriteLine(Colours ? $"\e[{ColourOf(source)}m{prefix}\e[0m {Highlight(text)}" : $"{prefix} {text}");
    }

    public void WriteTable(IReadOnlyList<string[]> rows)
    {
        if (Quiet) return;
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        var table = new StringBuilder().AppendLine();
        for (var i = 0; i < rows.Count; i++)
        {
            var line = string.Join("  ", rows[i].Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd();
            table.AppendLine("  " + (Colours && i == 0 ? $"\e[1m{line}\e[0m" : line));
            if (i == 0) table.AppendLine("  " + string.Join("  ", widths.Select(w => new string('-', w))));
        }
        lock (_lock)
            Output.WriteLine(table);
    }

    string ColourOf(string source) => Palette[Math.Max(0, _sources.IndexOf(source)) % Palette.Length];

    static string Highlight(string text) =>
        text.Contains("fail:", StringComparison.Ordinal) || text.Contains("crit:", StringComparison.Ordinal) ? $"\e[31m{text}\e[0m"
        : text.Contains("warn:", StringComparison.Ordinal) ? $"\e[33m{text}\e[0m"
        : text;

    // A file name in a message must not steer the terminal.
    static string Printable(string line) =>
        line.Any(c => char.IsControl(c) && c != '\t') ? string.Concat(line.Select(c => char.IsControl(c) && c != '\t' ? '\uFFFD' : c)) : line;
}
