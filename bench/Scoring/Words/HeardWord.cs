namespace AudioAspire.Scoring.Words;

/// <summary>A recognised word with what is claimed about it.</summary>
public readonly record struct HeardWord(string Text, double Start, double Confidence);

/// <param name="Start">Seconds; null where only the text is known.</param>
public readonly record struct TrueWord(string Text, double? Start);
