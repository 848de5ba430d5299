using Microsoft.AspNetCore.Http.HttpResults;
using OrleansTune.Contracts;
using OrleansTune.Core.Studies;
using OrleansTune.Gateway.Auth;
using OrleansTune.Gateway.Requests;
using OrleansTune.Grains.Interfaces.Studies;
using OrleansTune.Grains.Interfaces.Tenants;
using StudyState = OrleansTune.Contracts.StudyState;

namespace OrleansTune.Gateway.Studies;

/// <summary>Lists a tenant's studies page by page.</summary>
internal static class StudyList
{
    private const int DefaultSize = 50;
    private const int MaxSize = 200;

    /// <summary>Most studies looked at for one page: a filter that few pass gives short pages rather than slow ones.</summary>
    private const int MostLookedAt = 1000;

    public static async Task<IResult> GetAsync(string? pageSize, string? pageToken, string? state, IGrainFactory grains, HttpContext http)
    {
        int size = Paging.Size(pageSize, DefaultSize, MaxSize);
        string? after = Paging.After(pageToken, ResourceName.IsValid);
        var wanted = Paging.State<StudyState>(state)?.ToCore();
        string tenant = http.Caller().Tenant;
        var items = new List<StudyResource>(size);
        for (int lookedAt = 0; lookedAt < MostLookedAt; lookedAt += size)
        {
            var names = await grains.GetGrain<ITenantGrain>(tenant).GetStudiesAsync(after, size, http.RequestAborted);
            var studies = await Task.WhenAll(names.Select(name => FindAsync(grains, new(tenant, name), http.RequestAborted)));
            for (int i = 0; i < names.Count && items.Count < size; i++)
            {
                after = names[i];
                if (studies[i] is { } study && (wanted is null || study.State == wanted))
                    items.Add(study.ToResource());
            }

            bool isLast = names.Count < size && (names.Count == 0 || after == names[^1]);
            if (isLast)
                return Json(items, null);
            if (items.Count == size)
                break;
        }

        return Json(items, after);
    }

    /// <summary>The study; null when it was deleted just now, or its creation broke off after its name was noted.</summary>
    private static async Task<StudySnapshot?> FindAsync(IGrainFactory grains, StudyKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await grains.GetGrain<IStudyGrain>(key.ToString()).GetAsync(cancellationToken);
        }
        catch (StudyException e) when (e.Code == RefusalCodes.StudyNotFound)
        {
            return null;
        }
    }

    private static JsonHttpResult<Page<StudyResource>> Json(List<StudyResource> items, string? after) => TypedResults.Json(
        new Page<StudyResource> { Items = items, NextPageToken = after is null ? null : Paging.Token(after) },
        ContractsJsonContext.Default.PageStudyResource);
}
