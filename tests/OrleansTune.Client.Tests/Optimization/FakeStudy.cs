using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using OrleansTune.Contracts;

namespace OrleansTune.Client.Tests.Optimization;

/// <summary>A study that hands out a number of trials and keeps what it is told; each hook may answer instead.</summary>
internal sealed partial class FakeStudy(int trials)
{
    private readonly Lock _lock = new();
    private readonly Queue<AskedTrial> _queue = new(Enumerable.Range(0, trials).Select(n => Asked(n)));
    private readonly HashSet<int> _running = [];

    public List<(int Number, TellRequest Result, string Key)> Told { get; } = [];

    public List<(int Number, int Step)> Reported { get; } = [];

    /// <summary>Answers a request in the study's place; null lets the study answer.</summary>
    public Func<SeenRequest, HttpResponseMessage?> Intercept { get; set; } = _ => null;

    public Func<int, ReportRequest, TrialDecision> Decide { get; set; } = (_, _) => TrialDecision.Continue;

    public int LeaseSeconds { get; set; } = 600;

    public ScriptedServer Serve() => new(request =>
    {
        lock (_lock)
            return Intercept(request) ?? Answer(request);
    });

    private HttpResponseMessage Answer(SeenRequest request)
    {
        if (request.Path.EndsWith("trials:ask", StringComparison.Ordinal))
            return Ask();
        if (TrialVerb().Match(request.Path) is not { Success: true } match)
        {
            bool over = _queue.Count == 0 && _running.Count == 0;
            var study = Samples.Study(over ? StudyState.Completed : StudyState.Running, _running.Count);
            return ScriptedServer.Json(study with { Spec = study.Spec with { Lease = new() { Seconds = LeaseSeconds } } });
        }

        int number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        if (!_running.Contains(number))
            return ScriptedServer.Problem(HttpStatusCode.Conflict, ErrorCodes.TrialNotRunning);
        return match.Groups["verb"].Value switch
        {
            "report" => Report(number, request.Read<ReportRequest>()),
            "tell" => Tell(number, request),
            _ => ScriptedServer.Json(new HeartbeatResponse { LeaseExpires = DateTimeOffset.UnixEpoch }),
        };
    }

    private HttpResponseMessage Ask()
    {
        if (_queue.TryDequeue(out var trial))
        {
            _running.Add(trial.Number);
            return ScriptedServer.Json(new AskResponse { Trials = [trial] });
        }

        return _running.Count > 0
            ? ScriptedServer.Json(new AskResponse { Trials = [] })
            : ScriptedServer.Problem(HttpStatusCode.Conflict, ErrorCodes.StudyNotRunning);
    }

    private HttpResponseMessage Report(int number, ReportRequest report)
    {
        Reported.Add((number, report.Step));
        var decision = Decide(number, report);
        if (decision != TrialDecision.Continue)
            _running.Remove(number);
        if (decision == TrialDecision.Pause)
            _queue.Enqueue(Asked(number) with { Resume = new(report.Step, report.Step * 3) });
        return ScriptedServer.Json(new ReportResponse { Decision = decision });
    }

    private HttpResponseMessage Tell(int number, SeenRequest request)
    {
        Told.Add((number, request.Read<TellRequest>(), request.IdempotencyKey!));
        _running.Remove(number);
        return ScriptedServer.Json(Samples.Trial(number, TrialState.Completed));
    }

    private static AskedTrial Asked(int number) => new()
    {
        Number = number,
        Parameters = new() { ["x"] = number / 100.0 },
        LeaseExpires = DateTimeOffset.UnixEpoch,
    };

    [GeneratedRegex(@"trials/(?<number>\d+):(?<verb>\w+)$")]
    private static partial Regex TrialVerb();
}
