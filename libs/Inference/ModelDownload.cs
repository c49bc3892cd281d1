using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace AudioAspire.Inference;

/// <summary>Fetches model files that are not shipped. A file that was cut off goes on where it stopped (RFC 9110, Range);
/// it gets its name only when its sha256 is right.</summary>
/// <param name="token">Sent as bearer token, for sources that ask for an account. Empty or the word none, which a secret must hold that has no value yet, is no token.</param>
public sealed class ModelDownload(HttpClient http, string? token = null)
{
    /// <summary>Where the token is looked for.</summary>
    public const string TokenVariable = "HF_TOKEN";

    const int Attempts = 4;
    readonly string? _token = token?.Trim() is { Length: > 0 } given && given != "none" ? given : null;

    /// <summary>For one file, with the token of the environment.</summary>
    public static ModelDownload FromEnvironment() =>
        new(new HttpClient { Timeout = Timeout.InfiniteTimeSpan }, Environment.GetEnvironmentVariable(TokenVariable));

    /// <param name="file">Its <see cref="ModelFile.Source"/> is the address.</param>
    /// <exception cref="ModelException">Refused, not reachable, or not what the catalogue says; what came so far is kept for the next try unless it was wrong.</exception>
    public async Task FetchAsync(ModelFile file, string path, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AppendAsync(file, part, cancel);
                break;
            }
            catch (Exception e) when (e is HttpRequestException or IOException && attempt < Attempts) { }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                throw new ModelException($"The model file {file.Path} could not be fetched from {file.Source}: {e.Message}. Check the connection and start again: it goes on where it stopped.", e);
            }
        }
        await VerifyAsync(file, part, cancel);
        File.Move(part, path, overwrite: true);
    }

    async Task AppendAsync(ModelFile file, string part, CancellationToken cancel)
    {
        var have = File.Exists(part) ? new FileInfo(part).Length : 0;
        if (have >= file.Bytes) return;
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Source);
        if (have > 0) request.Headers.Range = new RangeHeaderValue(have, null);
        if (_token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (Refusal(answer.StatusCode) is { } why) throw new ModelException($"The model file {file.Path} was refused by {file.Source} ({(int)answer.StatusCode}): {why}");
        answer.EnsureSuccessStatusCode();
        // A server without ranges sends the whole file again.
        var mode = answer.StatusCode == HttpStatusCode.PartialContent ? FileMode.Append : FileMode.Create;
        await using (var target = new FileStream(part, mode, FileAccess.Write))
            await answer.Content.CopyToAsync(target, cancel);
        if (new FileInfo(part).Length < file.Bytes) throw new HttpIOException(HttpRequestError.ResponseEnded, "the connection ended early");
    }

    string? Refusal(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden when _token is null => $"it asks for an account. Put its access token into {TokenVariable}.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"the token in {TokenVariable} is not accepted. Check that it is valid and that the model's terms were agreed to.",
        HttpStatusCode.NotFound or HttpStatusCode.Gone => "it is not there any more. Correct its source in the model manifest.",
        _ => null,
    };

    static async Task VerifyAsync(ModelFile file, string part, CancellationToken cancel)
    {
        string actual;
        await using (var stream = File.OpenRead(part)) actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
        if (actual == file.Sha256) return;
        File.Delete(part);
        throw new ModelException($"The model file {file.Path} from {file.Source} is not the expected one: its sha256 is {actual}, the manifest says {file.Sha256}. Start again; if it stays so, correct the manifest.");
    }
}
