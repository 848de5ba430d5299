using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTune.Contracts;

/// <summary>How the HTTP surface's types read and write JSON: camelCase names, absent instead of null, enums as camelCase strings.</summary>
/// <remarks>Source-generated, so it works where reflection does not (trimmed and ahead-of-time compiled programs).</remarks>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(StudySpec))]
[JsonSerializable(typeof(StudyResource))]
[JsonSerializable(typeof(UpdateStudyRequest))]
[JsonSerializable(typeof(Page<StudyResource>))]
[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(AskResponse))]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(ReportResponse))]
[JsonSerializable(typeof(HeartbeatRequest))]
[JsonSerializable(typeof(HeartbeatResponse))]
[JsonSerializable(typeof(TellRequest))]
[JsonSerializable(typeof(AddTrialsRequest))]
[JsonSerializable(typeof(AddTrialsResponse))]
[JsonSerializable(typeof(TrialResource))]
[JsonSerializable(typeof(Page<TrialResource>))]
[JsonSerializable(typeof(BestResponse))]
[JsonSerializable(typeof(ImportanceResponse))]
[JsonSerializable(typeof(TenantResource))]
[JsonSerializable(typeof(Page<TenantResource>))]
[JsonSerializable(typeof(CreateTenantRequest))]
[JsonSerializable(typeof(UpdateTenantRequest))]
[JsonSerializable(typeof(KeyResource))]
[JsonSerializable(typeof(Page<KeyResource>))]
[JsonSerializable(typeof(CreateKeyRequest))]
[JsonSerializable(typeof(ProbeAnswer))]
[JsonSerializable(typeof(CallerResource))]
[JsonSerializable(typeof(TenantUsageResource))]
[JsonSerializable(typeof(Page<AuditEntryResource>))]
[JsonSerializable(typeof(CreateKeyResponse))]
[JsonSerializable(typeof(PoolResource))]
[JsonSerializable(typeof(Page<PoolResource>))]
[JsonSerializable(typeof(StudyEvent))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class ContractsJsonContext : JsonSerializerContext;
