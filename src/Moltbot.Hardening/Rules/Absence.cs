using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules;

/// <summary>What services lack, told where it should be written: for all services of a shared base at that base.</summary>
internal static class Absence
{
    private static readonly bool[] FirstThoseAtHome = [false, true];

    /// <param name="deployment">Whose services are asked.</param>
    /// <param name="lacks">Whether a service lacks it.</param>
    /// <param name="path">Where the setting stands below a service, key by key. What is written of it is the place.</param>
    /// <param name="report">The finding of a service at a place.</param>
    /// <returns>Findings of one place one after the other, first that of the service whose place it is.</returns>
    public static IEnumerable<Finding> Of(Deployment deployment, Func<Service, bool> lacks, Func<Service, string[]> path, Func<Service, SourceLocation, Finding> report)
    {
        var services = new List<Service>();
        foreach (var (_, service) in deployment.Services)
        {
            if (lacks(service))
            {
                services.Add(service);
            }
        }

        var shared = SharedBase.Places(services.FindAll(service => Written(service, path(service)) is null));
        foreach (var elsewhere in FirstThoseAtHome)
        {
            foreach (var service in services)
            {
                var place = shared.GetValueOrDefault(service);
                if ((place is not null && place != service.At) == elsewhere)
                {
                    yield return report(service, Written(service, path(service)) ?? place ?? service.At);
                }
            }
        }
    }

    /// <summary>The deepest step of the path that is written: a value that is wrong, or a key that something is missing under.</summary>
    private static SourceLocation? Written(Service service, string[] path)
    {
        SourceLocation? deepest = null;
        ComposeNode? at = service.Model;
        foreach (var key in path)
        {
            // What compose fills in stands at the whole of what it is filled into.
            if ((at as ComposeMapping)?.Find(key) is not { } entry || entry.KeyOrigin.At == at.Origin.At)
            {
                break;
            }

            deepest = entry.Value is ComposeScalar { Value: not null } value ? value.Origin.At : entry.KeyOrigin.At;
            at = entry.Value;
        }

        return deepest;
    }
}
