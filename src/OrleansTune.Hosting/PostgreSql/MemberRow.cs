using System.Globalization;
using System.Net;
using Npgsql;

namespace OrleansTune.Hosting.PostgreSql;

/// <summary>A member of a cluster as a row of <c>orleanstune_member</c>.</summary>
internal static class MemberRow
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order, of the table <c>m</c>.</summary>
    public const string Columns = "m.silo, m.silo_name, m.host_name, m.role_name, m.status, m.proxy_port, m.suspicions, m.started_at, m.alive_at";

    public static MembershipEntry Read(NpgsqlDataReader reader, int first) => new()
    {
        SiloAddress = SiloAddress.FromParsableString(reader.GetString(first)),
        SiloName = reader.GetString(first + 1),
        HostName = reader.GetString(first + 2),
        RoleName = reader.GetString(first + 3),
        Status = (SiloStatus)reader.GetInt32(first + 4),
        ProxyPort = reader.GetInt32(first + 5),
        SuspectTimes = ReadSuspicions(reader.GetString(first + 6)),
        StartTime = reader.GetDateTime(first + 7),
        IAmAliveTime = reader.GetDateTime(first + 8),
    };

    /// <summary>Adds an entry's values in the order of <see cref="Columns"/>.</summary>
    public static void AddTo(NpgsqlParameterCollection parameters, MembershipEntry entry)
    {
        object[] values =
        [
            entry.SiloAddress.ToParsableString(), entry.SiloName ?? string.Empty, entry.HostName ?? Dns.GetHostName(), entry.RoleName ?? string.Empty,
            (int)entry.Status, entry.ProxyPort, WriteSuspicions(entry.SuspectTimes), Utc(entry.StartTime), Utc(entry.IAmAliveTime),
        ];
        foreach (var value in values)
        {
            parameters.Add(new() { Value = value });
        }
    }

    /// <summary>Orleans keeps UTC times, some of them without saying so.</summary>
    public static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static string WriteSuspicions(List<Tuple<SiloAddress, DateTime>>? suspicions) => suspicions is null
        ? string.Empty
        : string.Join(' ', suspicions.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Item1.ToParsableString()}={s.Item2.Ticks}")));

    private static List<Tuple<SiloAddress, DateTime>> ReadSuspicions(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(suspicion =>
        {
            var end = suspicion.LastIndexOf('=');
            var time = new DateTime(long.Parse(suspicion.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            return Tuple.Create(SiloAddress.FromParsableString(suspicion[..end]), time);
        })];
}
