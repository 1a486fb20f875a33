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
        foreach (var users in ByKey(services).Where(static pair => pair.Value.Count > 1).OrderByDescending(static pair => pair.Value.Count))
        {
            var sharing = users.Value.Where(user => !places.ContainsKey(user)).ToArray();
            if (sharing.Length < 2)
            {
                continue;
            }

            var place = users.Value.Find(user => IsOwn(user, users.Key))?.At ?? users.Key;
            foreach (var service in sharing)
            {
                places.Add(service, place);
            }
        }

        foreach (var service in services)
        {
            places.TryAdd(service, service.At);
        }

        return places;
    }

    private static Dictionary<SourceLocation, List<Service>> ByKey(IEnumerable<Service> services)
    {
        var users = new Dictionary<SourceLocation, List<Service>>();
        foreach (var service in services)
        {
            foreach (var entry in service.Model.Entries)
            {
                if (!users.TryGetValue(entry.KeyOrigin.At, out var known))
                {
                    users.Add(entry.KeyOrigin.At, known = []);
                }

                // What compose adds stands at the place of what it is made from.
                if (known.Count == 0 || !ReferenceEquals(known[^1], service))
                {
                    known.Add(service);
                }
            }
        }

        return users;
    }

    /// <summary>Written in the service itself, with nothing in between.</summary>
    private static bool IsOwn(Service service, SourceLocation key) => service.Model.Entries.Any(entry => entry.KeyOrigin.At == key && entry.KeyOrigin.Via.IsEmpty);
}
