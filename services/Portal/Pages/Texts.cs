using AudioAspire.Portal.Names;
using Microsoft.Net.Http.Headers;

namespace AudioAspire.Portal.Pages;

/// <summary>What the pages say, in the language that the browser prefers.</summary>
internal sealed record Texts
{
    public required string Language { get; init; }
    public required string Tagline { get; init; }
    public required string UploadTitle { get; init; }
    public required string UploadHint { get; init; }
    public required string Case { get; init; }
    public required string CaseHint { get; init; }
    public required string Files { get; init; }
    public required string Upload { get; init; }
    public required string Cases { get; init; }
    public required string NoCases { get; init; }
    public required string AllCases { get; init; }
    public required string CompareReport { get; init; }
    public required string Report { get; init; }
    public required string Recording { get; init; }
    public required string Data { get; init; }
    public required string Contradictions { get; init; }
    public required string OneContradiction { get; init; }
    public required string Interviews { get; init; }
    public required string OneInterview { get; init; }
    public required string NotFound { get; init; }
    public required string NotFoundHint { get; init; }
    public required string BadRequest { get; init; }
    public required string BadRequestHint { get; init; }
    public required string Failure { get; init; }
    public required string FailureHint { get; init; }
    public required string Uploaded { get; init; }
    public required string UploadFailed { get; init; }
    public required string NameSpeakers { get; init; }
    public required string NamesHint { get; init; }
    public required string Save { get; init; }
    public required IReadOnlyDictionary<NamingProblem, string> NamingProblems { get; init; }
    public required IReadOnlyDictionary<string, string> States { get; init; }
    public required IReadOnlyDictionary<string, string> Stages { get; init; }

    public static Texts English { get; } = new()
    {
        Language = "en",
        Tagline = "Interviews, heard and compared",
        UploadTitle = "Add recordings",
        UploadHint = "Drop audio, video or transcript files anywhere on this page, or choose them here.",
        Case = "Case",
        CaseHint = "Interviews of one case are compared with each other. Left empty, each file is a case of its own.",
        Files = "Files",
        Upload = "Upload",
        Cases = "Cases",
        NoCases = "Nothing here yet. The first recording you add appears in a moment.",
        AllCases = "All cases",
        CompareReport = "Compare interviews",
        Report = "Open report",
        Recording = "Recording",
        Data = "Data",
        Contradictions = "contradictions",
        OneContradiction = "contradiction",
        Interviews = "interviews",
        OneInterview = "interview",
        NotFound = "There is nothing at this address",
        NotFoundHint = "It may not be finished yet, or it was removed.",
        BadRequest = "This request cannot be understood",
        BadRequestHint = "Go back and try again.",
        Failure = "Something went wrong here",
        FailureHint = "The log of the Portal says what. Nothing that was stored is lost.",
        Uploaded = "uploaded",
        UploadFailed = "not uploaded",
        NameSpeakers = "Name the speakers",
        NamesHint = "Names appear in the transcript and the report at once, in the comparison of the case a moment later, and stay when the recording is analysed again. An empty name takes the given one away.",
        Save = "Save",
        NamingProblems = new Dictionary<NamingProblem, string>
        {
            [NamingProblem.Invalid] = "A name has at most 100 characters.",
            [NamingProblem.Taken] = "Another speaker of this interview has this name.",
            [NamingProblem.Busy] = "This interview is being worked on. Try again when it is done.",
            [NamingProblem.Unreadable] = "The options.json of this case is not valid. Correct it first.",
        },
        States = new Dictionary<string, string>
        {
            ["waiting"] = "Waiting", ["queued"] = "Queued", ["running"] = "Running", ["succeeded"] = "Done", ["failed"] = "Failed",
        },
        Stages = new Dictionary<string, string>
        {
            ["decode"] = "reading the sound", ["transcribe"] = "transcribing", ["diarize"] = "telling speakers apart", ["fuse"] = "building turns",
            ["analyze"] = "analysing", ["compare"] = "comparing", ["publish"] = "publishing",
        },
    };

    public static Texts Spanish { get; } = new()
    {
        Language = "es",
        Tagline = "Entrevistas, escuchadas y comparadas",
        UploadTitle = "Añadir grabaciones",
        UploadHint = "Suelte archivos de audio, vídeo o transcripciones en cualquier parte de la página, o elíjalos aquí.",
        Case = "Caso",
        CaseHint = "Las entrevistas de un caso se comparan entre sí. Si se deja vacío, cada archivo es un caso aparte.",
        Files = "Archivos",
        Upload = "Subir",
        Cases = "Casos",
        NoCases = "Todavía no hay nada. La primera grabación que añada aparecerá en un momento.",
        AllCases = "Todos los casos",
        CompareReport = "Comparar entrevistas",
        Report = "Abrir informe",
        Recording = "Grabación",
        Data = "Datos",
        Contradictions = "contradicciones",
        OneContradiction = "contradicción",
        Interviews = "entrevistas",
        OneInterview = "entrevista",
        NotFound = "No hay nada en esta dirección",
        NotFoundHint = "Puede que aún no esté terminado, o que se haya borrado.",
        BadRequest = "No se entiende esta petición",
        BadRequestHint = "Vuelva atrás e inténtelo de nuevo.",
        Failure = "Algo ha fallado aquí",
        FailureHint = "El registro del Portal dice qué. No se ha perdido nada de lo guardado.",
        Uploaded = "subido",
        UploadFailed = "no se ha subido",
        NameSpeakers = "Nombrar a las personas",
        NamesHint = "Los nombres aparecen enseguida en la transcripción y el informe, poco después en la comparación del caso, y se mantienen si la grabación se analiza de nuevo. Un nombre vacío quita el que se dio.",
        Save = "Guardar",
        NamingProblems = new Dictionary<NamingProblem, string>
        {
            [NamingProblem.Invalid] = "Un nombre tiene 100 caracteres como máximo.",
            [NamingProblem.Taken] = "Otra persona de esta entrevista ya tiene ese nombre.",
            [NamingProblem.Busy] = "Se está trabajando en esta entrevista. Inténtelo de nuevo cuando termine.",
            [NamingProblem.Unreadable] = "El archivo options.json de este caso no es válido. Corríjalo primero.",
        },
        States = new Dictionary<string, string>
        {
            ["waiting"] = "A la espera", ["queued"] = "En cola", ["running"] = "En curso", ["succeeded"] = "Listo", ["failed"] = "Fallido",
        },
        Stages = new Dictionary<string, string>
        {
            ["decode"] = "leyendo el sonido", ["transcribe"] = "transcribiendo", ["diarize"] = "distinguiendo voces", ["fuse"] = "formando turnos",
            ["analyze"] = "analizando", ["compare"] = "comparando", ["publish"] = "publicando",
        },
    };

    public static Texts For(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)) return English;
        return wanted.OrderByDescending(w => w.Quality ?? 1)
            .Select(w => w.Value.Value?.Split('-')[0].ToLowerInvariant() switch { "es" => Spanish, "en" => English, _ => null })
            .FirstOrDefault(t => t is not null) ?? English;
    }
}
