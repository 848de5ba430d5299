using System.Text;
using System.Text.Json;

namespace OrleansTune.Core.Studies.Specs;

/// <summary>Writes a spec as canonical JSON: a fixed order of fields, numbers in one spelling, defaults written out.</summary>
/// <remarks>
/// Two specs are the same study if and only if their canonical JSON is equal, and <see cref="StudySpecReader"/> gives an equal
/// spec back. Fields that do not apply (a lease beside an execution, an absent stopping rule) are left out.
/// </remarks>
public static class StudySpecWriter
{
    /// <summary>The canonical JSON of a spec.</summary>
    public static string ToJson(StudySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Encoding.UTF8.GetString(JsonText.Bytes(writer => Write(writer, spec)).Span);
    }

    private static void Write(Utf8JsonWriter writer, StudySpec spec)
    {
        writer.WriteStartObject();
        writer.WriteString("name", spec.Name);
        WriteList(writer, "objectives", spec.Objectives, objective =>
        {
            writer.WriteString("name", objective.Name);
            writer.WriteString("direction", ObjectiveSection.Word(objective.Direction));
        });
        WriteList(writer, "constraints", spec.Constraints, constraint =>
        {
            writer.WriteString("name", constraint.Name);
            if (constraint.AtMost is { } most)
                writer.WriteNumber("atMost", most);
            if (constraint.AtLeast is { } least)
                writer.WriteNumber("atLeast", least);
        });
        WriteList(writer, "searchSpace", spec.Space.Parameters, parameter => ParameterWriter.WriteFields(writer, parameter));
        writer.WriteStartObject("sampler");
        writer.WriteString("name", spec.Sampler.Name);
        JsonText.WriteFieldsInto(writer, spec.Sampler.Options);
        writer.WriteEndObject();
        WriteScheduler(writer, spec);
        WriteStop(writer, spec.Stop);
        if (spec.Execution is { } execution)
            WriteExecution(writer, execution);
        else
            WriteLease(writer, spec.Lease);
        writer.WriteNumber("seed", spec.Seed);
        writer.WriteEndObject();
    }

    private static void WriteScheduler(Utf8JsonWriter writer, StudySpec spec)
    {
        writer.WriteStartObject("scheduler");
        writer.WriteString("name", spec.Scheduler.Name);
        writer.WriteNumber("minResource", spec.Scheduler.MinResource);
        writer.WriteNumber("maxResource", spec.Scheduler.MaxResource);
        writer.WriteNumber("eta", spec.Scheduler.Eta);
        writer.WriteString("mode", SchedulerSection.Word(spec.SchedulerMode));
        writer.WriteEndObject();
    }

    private static void WriteStop(Utf8JsonWriter writer, StopSpec stop)
    {
        writer.WriteStartObject("stop");
        if (stop.MaxTrials is { } trials)
            writer.WriteNumber("maxTrials", trials);
        if (stop.MaxResource is { } resource)
            writer.WriteNumber("maxResource", resource);
        if (stop.Deadline is { } deadline)
            writer.WriteString("deadline", deadline.UtcDateTime);
        if (stop.Target is { } target)
            writer.WriteNumber("target", target);
        if (stop.MinImprovement is { } improvement)
            writer.WriteNumber("minImprovement", improvement);
        writer.WriteEndObject();
    }

    private static void WriteExecution(Utf8JsonWriter writer, ExecutionSpec execution)
    {
        writer.WriteStartObject("execution");
        writer.WriteString("trainer", execution.Trainer);
        if (execution.Data is { } data)
            writer.WriteString("data", data);
        writer.WriteNumber("parallel", execution.Parallel);
        writer.WriteString("pool", execution.Pool);
        writer.WriteNumber("slots", execution.Slots.Slots);
        writer.WriteNumber("priority", execution.Priority);
        writer.WriteNumber("retries", execution.Retries);
        writer.WritePropertyName("options");
        JsonText.WriteFields(writer, execution.Options);
        writer.WriteEndObject();
    }

    private static void WriteLease(Utf8JsonWriter writer, LeaseSpec lease)
    {
        writer.WriteStartObject("lease");
        writer.WriteNumber("seconds", lease.Seconds);
        writer.WriteNumber("retries", lease.Retries);
        writer.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> writeFields)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writeFields(item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
