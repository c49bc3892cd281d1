using System.Text;
using AudioAspire.Contracts;
using AudioAspire.Contracts.Results;
using AudioAspire.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AudioAspire.Portal.Tests;

/// <summary>The whole Portal on a real port, over a folder of its own, directly or as if it were remote.</summary>
internal sealed class PortalHost : WebApplicationFactory<Program>
{
    readonly string folder = Directory.CreateTempSubdirectory("audioaspire-portal-").FullName;
    readonly IObjectStore served;
    readonly (string Name, object? Value)[] settings;

    public PortalHost(bool remote = false, long? limit = null) : this(null, remote, ("PORTAL_MAX_UPLOAD_BYTES", limit)) { }

    /// <param name="store">Served instead of the folder.</param>
    public PortalHost(IObjectStore? store, bool remote = false, params (string Name, object? Value)[] settings)
    {
        Store = new FolderStore(folder);
        (served, this.settings) = (store ?? (remote ? new RemoteStore(Store) : Store), settings);
        UseKestrel();
        StartServer();
        Http.BaseAddress = Address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public FolderStore Store { get; }
    public Uri Address { get; }
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (name, value) in settings.Where(s => s.Value is not null)) builder.UseSetting(name, $"{value}");
        builder.ConfigureTestServices(services => services.AddSingleton(served));
    }

    public Task PutAsync(string key, string text) => Store.PutAsync(key, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public Task PutStatusAsync(string key, JobStatus status) =>
        Store.PutAsync(ObjectKeys.StatusOf(ObjectKeys.Parse(key)!), new MemoryStream(ResultJson.Serialize(status)));

    public static JobStatus Status(string key, string state) =>
        new() { State = state, Input = new InputObject(key, "e", null, 1), UpdatedAt = DateTimeOffset.UnixEpoch };

    public Task<string> GetTextAsync(string path) => Http.GetStringAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? prepare = null)
    {
        // The address as it is written: a client of its own tidying would hide what the server must bear.
        var uri = new Uri(Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(method, uri);
        prepare?.Invoke(request);
        return Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> UploadAsync(string @case, params (string Name, string Content)[] files) => SendAsync(HttpMethod.Post, "/uploads", request =>
    {
        var form = new MultipartFormDataContent { { new StringContent(@case), "case" } };
        form.HeaderEncodingSelector = (_, _) => Encoding.UTF8;
        foreach (var (name, text) in files)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            // Names as browsers send them: raw UTF-8, only quotes and line ends escaped (WHATWG HTML 4.10.22.8).
            content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\"");
            form.Add(content);
        }
        request.Content = form;
    });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Http.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>A store whose objects are no files.</summary>
    sealed class RemoteStore(IObjectStore inner) : IObjectStore
    {
        public string Location => "s3://bucket";
        public Task<ObjectInfo?> HeadAsync(string key, CancellationToken cancel) => inner.HeadAsync(key, cancel);
        public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken cancel) => inner.ListAsync(prefix, cancel);
        public Task<ObjectContent> OpenReadAsync(string key, CancellationToken cancel) => inner.OpenReadAsync(key, cancel);
        public Task<ObjectContent> OpenReadAsync(string key, long offset, CancellationToken cancel) => inner.OpenReadAsync(key, offset, cancel);
        public Task<ObjectInfo> PutAsync(string key, Stream content, WriteCondition condition, CancellationToken cancel) =>
            inner.PutAsync(key, content, condition, cancel);
        public Task DeleteAsync(string key, CancellationToken cancel) => inner.DeleteAsync(key, cancel);
    }
}
