using AudioAspire.Contracts.Results;
using AudioAspire.Contracts.V1;
using AudioAspire.Inference;
using AudioAspire.Insights.Acoustics;
using AudioAspire.Insights.Affect;
using AudioAspire.Insights.Cards;
using AudioAspire.Insights.Claims;
using AudioAspire.Insights.Compare;
using AudioAspire.Insights.Cues;
using AudioAspire.Insights.Embedding;
using AudioAspire.Insights.Ideas;
using AudioAspire.Insights.Sentences;
using AudioAspire.Insights.Statistics;
using AudioAspire.Insights.Summaries;
using AudioAspire.Insights.Topics;

namespace AudioAspire.Insights.Interviews;

/// <summary>All of one interview: first what its text tells, then, with the sound, what needs both.</summary>
internal sealed class InterviewAnalyzer(ModelCatalogue models, SentenceEmbedder embedder, AffectHeads heads, CaseComparer comparer)
{
    public TextFindings ReadText(Interview interview, CancellationToken cancel)
    {
        var sentences = SentenceSegmenter.Segment(interview.Turns, interview.Language);
        var roles = InterviewerDetection.Roles(interview.Turns, sentences);
        var isInterviewer = InterviewerDetection.Among(roles);
        var embeddings = embedder.Embed([.. sentences.Select(s => s.Text)], cancel);
        var ideas = new IdeaFinder(embedder).Find(sentences, interview.Language, cancel);
        return new TextFindings(
            sentences, embeddings, roles, ideas,
            new Summariser(embedder).Summarise(Passage.Of(sentences), interview.Language, isInterviewer, cancel),
            new TopicFinder(embedder).Find(interview, sentences, embeddings, ideas),
            interview.WithAffect ? new TurnAffects(heads, embedder).Of(interview, sentences, embeddings, isInterviewer) : null);
    }

    /// <param name="sounds">One a turn; null where only text is there.</param>
    public InterviewResult Finish(Interview interview, TextFindings text, IReadOnlyList<TurnSound>? sounds)
    {
        var (cues, baselines) = interview.WithCues
            ? new CueFinder(interview, text.Sentences, text.Roles, sounds).Find()
            : ([], []);
        var claims = ClaimExtractor.Extract(text.Sentences, interview.Language, InterviewerDetection.Among(text.Roles));
        var card = CardBuilder.Build(interview, text.Sentences, text.Embeddings, text.Roles, claims, text.Ideas);
        var analysis = new Analysis
        {
            Case = interview.Options.Case,
            Interview = interview.Options.Interview,
            Language = interview.Language,
            Summary = text.Summary,
            Ideas = text.Ideas,
            Topics = text.Topics,
            Statistics = new InterviewStatisticsBuilder(interview, text.Sentences, text.Roles, text.Affects, sounds).Build(),
            Claims = [.. card.Claims.Select(CardClaims.ToResult)],
            SelfContradictions = comparer.CompareWithin(card),
            Cues = cues,
            CueBaselines = baselines,
            Models = [.. Models(interview).Select(m => new ModelUse(m.Role, m.Name, m.Sha256))],
            Without = [.. interview.Options.Without.Order(StringComparer.Ordinal)],
        };
        return new InterviewResult(analysis, card);
    }

    public ModelIdentity EmbeddingModel => new() { Role = "embedding", Name = "multilingual-e5-small", Sha256 = models.Sha256Of(SentenceEmbedder.ModelFile) };

    public IEnumerable<ModelIdentity> Models(Interview interview)
    {
        yield return EmbeddingModel;
        if (interview.WithAffect)
            yield return new ModelIdentity { Role = "affect", Name = "affect-heads", Sha256 = models.Sha256Of(AffectHeads.ModelFile) };
    }
}
