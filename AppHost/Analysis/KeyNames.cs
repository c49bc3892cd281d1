using AudioAspire.Contracts;

namespace AudioAspire.AppHost.Analysis;

/// <summary>Names of files as parts of object keys. Spaces, '+', '%' and emoji stay; only what a key cannot hold is replaced.</summary>
static class KeyNames
{
    /// <returns>input/CASE/NAME or input/CASE/FOLDER/NAME, always the key of a recording.</returns>
    public static string Of(string @case, string file, string? folder = null)
    {
        var key = ObjectKeys.Input + Part(@case) + '/' + (folder is null ? "" : Part(folder) + '/') + Part(file);
        // options.json, x.tmp, ...: names that a case keeps for something else.
        return ObjectKeys.Parse(key) is null ? key + "_" : key;
    }

    /// <summary>options.json and vocabulary.txt of a case.</summary>
    public static string OfCompanion(string @case, string file) => ObjectKeys.Input + Part(@case) + '/' + file;

    static string Part(string name)
    {
        var part = string.Concat(name.Select(c => c is '/' or '\\' || char.IsControl(c) ? '_' : c));
        return part.Length == 0 ? "_" : part[0] == '.' ? "_" + part[1..] : part;
    }
}
