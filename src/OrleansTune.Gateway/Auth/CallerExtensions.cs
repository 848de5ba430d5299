using OrleansTune.Gateway.Problems;
using OrleansTune.Gateway.Requests;
using OrleansTune.Grains.Interfaces.Studies;

namespace OrleansTune.Gateway.Auth;

/// <summary>Who makes a request, and what it can reach.</summary>
internal static class CallerExtensions
{
    /// <summary>The caller of an authenticated request.</summary>
    public static Caller Caller(this HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("The route is open to everyone: it has no caller.");

    /// <summary>A study of the caller's tenant. Other tenants' studies cannot be named.</summary>
    /// <exception cref="ProblemException">No study can have that name.</exception>
    public static IStudyGrain Study(this HttpContext http, IGrainFactory grains, string name) => ResourceName.IsValid(name)
        ? grains.GetGrain<IStudyGrain>(new StudyKey(http.Caller().Tenant, name).ToString())
        : throw ProblemException.StudyNotFound(name);
}
