using OrleansTune.Core.Studies;

namespace OrleansTune.Grains.Tenants;

/// <content>
/// The register of the tenant's studies: loaded when it is first asked for, so that keys are checked without it. Calls that change
/// it interleave and share writes.
/// </content>
internal sealed partial class TenantGrain
{
    private Task<StudyRegister>? _studies;
    private PageRows<StudyRegisterPageState>? _rows;
    private GroupCommit? _commit;
    private bool _storeUsage;
    private bool _broken;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await MoveStudiesOverAsync(cancellationToken);
        this.RegisterGrainTimer(StoreUsageAsync, new GrainTimerCreationOptions(StoreEvery, StoreEvery) { Interleave = true });
        BeginToTell();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        gauges.Remove(Id);
        return StoreUsageAsync();
    }

    public async Task AddStudyAsync(string study, CancellationToken cancellationToken)
    {
        var studies = await StudiesAsync();
        if (!studies.Contains(study) && tenant.State.Quota.Studies is { } most && studies.Count >= most)
            throw new StudyException(RefusalCodes.QuotaExceeded, $"The tenant '{Id}' may have {most} studies and has {studies.Count}; delete one, or ask for more.");
        studies.Add(study);
        await SaveStudiesAsync();
    }

    public async Task RemoveStudyAsync(string study, CancellationToken cancellationToken)
    {
        (await StudiesAsync()).Remove(study);
        await SaveStudiesAsync();
    }

    public async Task<IReadOnlyList<string>> GetStudiesAsync(string? after, int count, CancellationToken cancellationToken) =>
        (await StudiesAsync()).After(after, count);

    /// <summary>The register.</summary>
    /// <exception cref="OrleansException">A write failed, and memory is ahead of the store: the next activation starts from what is stored.</exception>
    private Task<StudyRegister> StudiesAsync() => _broken
        ? throw new OrleansException($"The last write of the studies of tenant '{Id}' failed; they are being reloaded.")
        : _studies is null or { IsFaulted: true } ? _studies = LoadStudiesAsync() : _studies;

    private async Task<StudyRegister> LoadStudiesAsync()
    {
        _rows = new("studies", GrainContext, storage);
        var studies = new StudyRegister(await _rows.LoadAsync(expected: 0));
        foreach (var page in studies.Mend())
            await _rows.WriteAsync([page]);
        return studies;
    }

    /// <summary>Waits until everything done to the register so far is durable.</summary>
    /// <param name="withUsage">Whether the studies' trials must be, too, which change too often to be written each time.</param>
    private async Task SaveStudiesAsync(bool withUsage = false)
    {
        _storeUsage |= withUsage;
        await (_commit ??= new(WriteStudiesAsync)).CommitAsync();
    }

    private async Task WriteStudiesAsync()
    {
        if (_studies is null)
            return;
        var writes = (await StudiesAsync()).TakeWrites(_storeUsage);
        _storeUsage = false;
        try
        {
            await _rows!.WriteAsync(writes.First);
            await _rows.WriteAsync(writes.Then);
        }
        catch
        {
            _broken = true;
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Names and trials of studies lay in the tenant's own two rows once. They go to the register before they leave those: a crash in between has them in both, and the next start does it again.</summary>
    private async Task MoveStudiesOverAsync(CancellationToken cancellationToken)
    {
        if (tenant.State.Studies.Count == 0 && usage.State.Studies.Count == 0)
            return;
        var studies = await StudiesAsync();
        foreach (string study in tenant.State.Studies)
            studies.Add(study);
        foreach (var (study, has) in usage.State.Studies)
            studies.Note(study, has);
        await SaveStudiesAsync(withUsage: true);
        usage.State.Studies.Clear();
        await usage.WriteStateAsync(cancellationToken);
        tenant.State.Studies.Clear();
        await tenant.WriteStateAsync(cancellationToken);
    }
}
