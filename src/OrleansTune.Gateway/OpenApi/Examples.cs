using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using OrleansTune.Contracts;

namespace OrleansTune.Gateway.OpenApi;

/// <summary>An example of each body that routes take or give; a fresh one each time, for documents own their nodes.</summary>
internal static class Examples
{
    private const string Parameters = """{ "learning_rate": 0.01, "optimizer": "adam" }""";
    private const string Best = $$"""{ "number": 0, "parameters": {{Parameters}}, "values": [0.97] }""";

    private const string Trial = $$"""
        {
          "number": 0, "state": "completed", "parameters": {{Parameters}}, "values": [0.97], "steps": [{ "step": 1, "values": [0.91] }],
          "bracket": 0, "target": 27, "attempts": 1, "worker": "gpu-7", "origin": "sampled",
          "created": "2030-01-31T12:00:00+00:00", "started": "2030-01-31T12:00:00+00:00", "ended": "2030-01-31T12:09:00+00:00"
        }
        """;

    private const string Spec = """
        {
          "name": "digits",
          "objectives": [{ "name": "accuracy", "direction": "maximize" }],
          "searchSpace": [
            { "name": "learning_rate", "type": "float", "low": 0.0001, "high": 1, "log": true },
            { "name": "optimizer", "type": "categorical", "choices": ["sgd", "adam"] }
          ],
          "sampler": { "name": "auto" },
          "stop": { "maxTrials": 100 },
          "seed": 1
        }
        """;

    private const string Study = $$"""
        {
          "name": "digits", "state": "running", "spec": {{Spec}},
          "trials": { "queued": 0, "running": 1, "paused": 0, "completed": 1, "stopped": 0, "failed": 0, "total": 2 },
          "best": {{Best}}, "epochsTrained": 27, "epochsOfFullTraining": 54, "created": "2030-01-31T12:00:00+00:00"
        }
        """;

    private const string Quota = """{ "studies": 100, "runningTrials": 20, "storedTrials": 100000, "requestsPerSecond": 50, "checkpointBytes": 10000000000, "gpuSecondsPerDay": 360000 }""";
    private const string Tenant = $$"""{ "name": "research", "weight": 3, "created": "2030-01-31T12:00:00+00:00", "quota": {{Quota}} }""";
    private const string Key = """{ "id": "k1", "role": "editor", "description": "training hosts", "created": "2030-01-31T12:00:00+00:00", "expires": "2031-01-31T12:00:00+00:00" }""";
    private const string Entry = """{ "time": "2030-01-31T12:00:00+00:00", "actor": "default/admin-key", "action": "key-added", "detail": "k1, editor" }""";

    private const string Pool = """
        {
          "name": "gpu", "slots": 8, "held": 6, "waiting": 2,
          "agents": [{ "name": "trainer-0", "slots": 8, "held": 6 }],
          "tenants": [{ "tenant": "research", "weight": 3, "held": 6, "training": 6, "waiting": 2, "recalled": 0, "slotSeconds": 3600 }]
        }
        """;

    private static readonly Dictionary<Type, string> Bodies = new()
    {
        [typeof(StudySpec)] = Spec,
        [typeof(ProbeAnswer)] = """{ "ready": true, "checks": [{ "name": "storage", "healthy": true, "seconds": 0.004 }] }""",
        [typeof(StudyResource)] = Study,
        [typeof(Page<StudyResource>)] = Page(Study),
        [typeof(UpdateStudyRequest)] = """{ "stop": { "maxTrials": 150 } }""",
        [typeof(BestResponse)] = $$"""{ "trials": [{{Best}}] }""",
        [typeof(ImportanceResponse)] = """{ "method": "fanova", "objective": "accuracy", "parameters": [{ "name": "learning_rate", "importance": 0.8 }] }""",
        [typeof(AskRequest)] = """{ "count": 1, "worker": "gpu-7" }""",
        [typeof(AskResponse)] = $$"""{ "trials": [{ "number": 0, "parameters": {{Parameters}}, "leaseExpires": "2030-01-31T12:10:00+00:00" }] }""",
        [typeof(ReportRequest)] = """{ "step": 1, "value": 0.91, "worker": "gpu-7" }""",
        [typeof(ReportResponse)] = """{ "decision": "continue" }""",
        [typeof(HeartbeatRequest)] = """{ "worker": "gpu-7" }""",
        [typeof(HeartbeatResponse)] = """{ "leaseExpires": "2030-01-31T12:20:00+00:00" }""",
        [typeof(TellRequest)] = """{ "value": 0.97, "worker": "gpu-7" }""",
        [typeof(AddTrialsRequest)] = $$"""{ "trials": [{ "parameters": {{Parameters}} }] }""",
        [typeof(AddTrialsResponse)] = """{ "numbers": [2] }""",
        [typeof(TrialResource)] = Trial,
        [typeof(Page<TrialResource>)] = Page(Trial),
        [typeof(CreateTenantRequest)] = """{ "name": "research" }""",
        [typeof(UpdateTenantRequest)] = $$"""{ "weight": 3, "quota": {{Quota}} }""",
        [typeof(TenantResource)] = Tenant,
        [typeof(Page<TenantResource>)] = Page(Tenant),
        [typeof(TenantUsageResource)] = $$"""{ "tenant": "research", "studies": 4, "runningTrials": 7, "storedTrials": 512, "checkpointBytes": 250000000, "gpuSecondsToday": 86400, "quota": {{Quota}} }""",
        [typeof(CallerResource)] = """{ "tenant": "research", "role": "editor", "key": "k1", "expires": "2031-01-31T12:00:00+00:00", "managesAllTenants": false }""",
        [typeof(CreateKeyRequest)] = """{ "role": "editor", "description": "training hosts", "expires": "2031-01-31T12:00:00+00:00" }""",
        [typeof(CreateKeyResponse)] = """{ "id": "k1", "key": "ot_research.k1.…", "role": "editor" }""",
        [typeof(Page<KeyResource>)] = Page(Key),
        [typeof(Page<AuditEntryResource>)] = Page(Entry),
        [typeof(Page<PoolResource>)] = Page(Pool),
    };

    /// <summary>The types that have an example.</summary>
    public static IReadOnlyCollection<Type> Types => Bodies.Keys;

    /// <summary>An example of a body; null for types that have none.</summary>
    public static JsonNode? Of(Type type) => Bodies.TryGetValue(type, out string? text) ? JsonNode.Parse(text) : null;

    /// <summary>An example of the problem details of a status.</summary>
    public static JsonNode Problem(int status)
    {
        (string code, string detail) = status switch
        {
            StatusCodes.Status400BadRequest => (ErrorCodes.InvalidRequest, "count: expected a whole number, got the string 'two'."),
            StatusCodes.Status401Unauthorized => (ErrorCodes.Unauthenticated, "The API key is unknown, revoked or expired."),
            StatusCodes.Status403Forbidden => (ErrorCodes.Forbidden, "The caller's role, viewer, does not allow this."),
            StatusCodes.Status404NotFound => (ErrorCodes.StudyNotFound, "There is no study 'digits'."),
            StatusCodes.Status409Conflict => (ErrorCodes.StudyNotRunning, "The study 'digits' is stopped."),
            StatusCodes.Status413PayloadTooLarge => (ErrorCodes.BodyTooLarge, "The body is larger than 1,048,576 bytes."),
            StatusCodes.Status415UnsupportedMediaType => (ErrorCodes.UnsupportedMediaType, "Expected a body of Content-Type application/json in UTF-8, without Content-Encoding."),
            StatusCodes.Status429TooManyRequests => (ErrorCodes.RateLimited, "The tenant 'research' may send 50 requests per second."),
            StatusCodes.Status503ServiceUnavailable => (ErrorCodes.Unavailable, "The server starts, stops or cannot reach its storage. Try again; with the same idempotency key that is safe."),
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No route refuses with this status."),
        };
        return new JsonObject { ["title"] = ReasonPhrases.GetReasonPhrase(status), ["status"] = status, ["code"] = code, ["detail"] = detail };
    }

    private static string Page(string item) => $$"""{ "items": [{{item}}] }""";
}
