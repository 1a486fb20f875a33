using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules;

/// <summary>The place at which something can be given to several services at once: the service that they extend, or the mapping that they merge.</summary>
internal static class SharedBase
{
    /// <summary>For each service the place of the base that it has in common with the most others, or its own key.</summary>
    /// <remarks>Services with a key written at one place have a base in common there.</remarks>
    public static Dictionary<Service, SourceLocation> Places(IReadOnlyCollection<Service> services)
    {
        var places = new Dictionary<Service, SourceLocation>(ReferenceEqualityComparer.Instance);
        var keys = Keys(services);
        for (var count = services.Count; count > 1; count--)
        {
            foreach (var key in keys)
            {
                if (key.Users.Count == count)
                {
                    Share(key, places);
                }
            }
        }

        foreach (var service in services)
        {
            places.TryAdd(service, service.At);
        }

        return places;
    }

    private static void Share(SharedKey key, Dictionary<Service, SourceLocation> places)
    {
        var sharing = key.Users.FindAll(user => !places.ContainsKey(user));
        if (sharing.Count < 2)
        {
            return;
        }

        var place = key.Users.Find(user => IsOwn(user, key.At))?.At ?? key.At;
        foreach (var service in sharing)
        {
            places.Add(service, place);
        }
    }

    /// <summary>The places at which keys of the services are written, in the order in which the services name them.</summary>
    private static List<SharedKey> Keys(IEnumerable<Service> services)
    {
        var keys = new List<SharedKey>();
        var known = new Dictionary<SourceLocation, SharedKey>();
        foreach (var service in services)
        {
            foreach (var entry in service.Model.Entries)
            {
                var at = entry.KeyOrigin.At;
                if (!known.TryGetValue(at, out var key))
                {
                    key = new SharedKey(at, []);
                    known.Add(at, key);
                    keys.Add(key);
                }

                // What compose adds stands at the place of what it is made from.
                if (key.Users.Count == 0 || !ReferenceEquals(key.Users[^1], service))
                {
                    key.Users.Add(service);
                }
            }
        }

        return keys;
    }

    /// <summary>Written in the service itself, with nothing in between.</summary>
    private static bool IsOwn(Service service, SourceLocation key) => service.Model.Entries.Any(entry => entry.KeyOrigin.At == key && entry.KeyOrigin.Via.IsEmpty);

    private sealed record SharedKey(SourceLocation At, List<Service> Users);
}
