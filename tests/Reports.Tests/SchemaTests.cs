using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using AudioAspire.Contracts.Results;
using NJsonSchema;

namespace AudioAspire.Reports.Tests;

public sealed class SchemaTests
{
    [Theory]
    [MemberData(nameof(Interviews))]
    public async Task TheDocumentsOfAnInterviewAreValid(string name)
    {
        var transcript = SampleInterviews.Transcript(name);
        var files = InterviewReports.Write(transcript, SampleAnalyses.Analysis(transcript), [], null);

        await AssertValidAsync("transcript", files.Single(f => f.Name == "transcript.json").Content);
        await AssertValidAsync("analysis", files.Single(f => f.Name == "analysis.json").Content);
    }

    [Theory]
    [InlineData("robo-almacen")]
    [InlineData("product-research")]
    public async Task TheDocumentOfACaseIsValid(string @case)
    {
        await AssertValidAsync("case", CaseReports.Write(SampleCases.Report(@case)).Single(f => f.Name == "case.json").Content);
    }

    [Fact]
    public async Task StatusAndManifestAreValid()
    {
        var input = new InputObject("input/a/b.wav", "\"e\"", null, 7);
        await AssertValidAsync("status", ResultJson.Serialize(new JobStatus
        {
            State = JobState.Failed, Input = input, Error = new JobFailure(ErrorCode.NotAudio, "No.", "Do."), UpdatedAt = DateTimeOffset.UnixEpoch, LeaseUntil = DateTimeOffset.UnixEpoch,
        }));
        await AssertValidAsync("manifest", ResultJson.Serialize(new Manifest
        {
            Case = "a", Interview = "b", Input = input, Options = new RunOptions(), Files = [new ManifestFile("x", 1, new string('0', 64))], Versions = { ["build"] = "1" },
        }));
    }

    [Theory]
    [InlineData("transcript", """{"schema":"audioaspire/transcript/1"}""")]
    [InlineData("transcript", """{"schema":"other","interview":"","case":"","language":"","languageProbability":0,"duration":1,"speakers":[],"turns":[],"spans":[],"without":[]}""")]
    [InlineData("status", """{"schema":"audioaspire/status/1","state":"lost","stage":"","percent":0,"attempt":0,"updatedAt":"2026-01-01T00:00:00Z","input":{"key":"k","etag":"","size":0},"jobId":"","owner":""}""")]
    public async Task WrongDocumentsAreRefused(string schema, string json)
    {
        Assert.NotEmpty((await JsonSchema.FromJsonAsync(ResultSchemas.Read(schema), TestContext.Current.CancellationToken)).Validate(json));
    }

    [Theory]
    [InlineData("transcript", typeof(Transcript))]
    [InlineData("analysis", typeof(Analysis))]
    [InlineData("case", typeof(CaseReport))]
    [InlineData("status", typeof(JobStatus))]
    [InlineData("manifest", typeof(Manifest))]
    public async Task EveryFieldOfARecordIsDescribed(string schema, Type record)
    {
        Check((await JsonSchema.FromJsonAsync(ResultSchemas.Read(schema), TestContext.Current.CancellationToken)).ActualSchema, record);

        static void Check(JsonSchema described, Type type)
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract"))
            {
                var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                Assert.True(described.Properties.TryGetValue(name, out var found), $"{type.Name}.{name} is not in the schema.");
                if (ElementOf(property.PropertyType) is not { } element) continue;
                var actual = found.ActualSchema;
                Check((actual.Item ?? actual.AdditionalPropertiesSchema ?? actual).ActualSchema, element);
            }
        }

        static Type? ElementOf(Type type)
        {
            var element = type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[^1] : type;
            return element.Namespace == typeof(Transcript).Namespace && !element.IsEnum ? element : null;
        }
    }

    public static TheoryData<string> Interviews() => [.. SampleInterviews.Names];

    static async Task AssertValidAsync(string schema, byte[] json)
    {
        var errors = (await JsonSchema.FromJsonAsync(ResultSchemas.Read(schema), TestContext.Current.CancellationToken)).Validate(Encoding.UTF8.GetString(json));
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(5)));
    }
}
