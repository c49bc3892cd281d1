namespace AudioAspire.Transcriber.Search;

/// <param name="LogProbability">Of this token alone.</param>
internal readonly record struct Candidate(int Token, float LogProbability);
