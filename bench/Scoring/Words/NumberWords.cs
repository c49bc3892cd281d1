namespace AudioAspire.Scoring.Words;

/// <summary>Spanish and English number words below a hundred ("forty five", "cuarenta y cinco") as digits.</summary>
internal static class NumberWords
{
    static readonly Dictionary<string, int> Units = Table(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve");

    static readonly Dictionary<string, int> Tens = new(
        "twenty thirty forty fifty sixty seventy eighty ninety".Split(' ').Select((w, i) => KeyValuePair.Create(w, 20 + 10 * i))
        .Concat("treinta cuarenta cincuenta sesenta setenta ochenta noventa".Split(' ').Select((w, i) => KeyValuePair.Create(w, 30 + 10 * i))));

    public static IEnumerable<string> ToDigits(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Units.TryGetValue(words[i], out var unit))
            {
                yield return $"{unit}";
                continue;
            }
            if (!Tens.TryGetValue(words[i], out var ten))
            {
                yield return words[i];
                continue;
            }
            var next = i + 1 < words.Count && words[i + 1] == "y" ? i + 2 : i + 1;
            if (next < words.Count && Units.TryGetValue(words[next], out unit) && unit is > 0 and < 10)
            {
                yield return $"{ten + unit}";
                i = next;
            }
            else yield return $"{ten}";
        }
    }

    static Dictionary<string, int> Table(params string[] languages) =>
        new(languages.SelectMany(words => words.Split(' ').Select((w, i) => KeyValuePair.Create(w, i))));
}
