using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>Services that wait for each other would never start.</summary>
internal static class DependencyCycles
{
    public static void Check(LoadSession session, ComposeMapping services)
    {
        var dependencies = new Dictionary<string, ComposeMapping>(StringComparer.Ordinal);
        foreach (var service in services.Entries)
        {
            if ((service.Value as ComposeMapping)?["depends_on"] is ComposeMapping { Entries.IsEmpty: false } waits)
            {
                dependencies.Add(service.Key, waits);
            }
        }

        if (dependencies.Count == 0)
        {
            return;
        }

        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in services.Entries)
        {
            Follow(session, dependencies, service.Key, [], done);
        }
    }

    private static void Follow(LoadSession session, Dictionary<string, ComposeMapping> dependencies, string start, List<string> first, HashSet<string> done)
    {
        // A chain may be as long as there are services, so it is walked with a stack of its own.
        var trail = first;
        var open = new Stack<IEnumerator<ComposeEntry>>();
        Enter(start);
        while (open.TryPeek(out var next))
        {
            if (!next.MoveNext())
            {
                open.Pop();
                done.Add(trail[^1]);
                trail.RemoveAt(trail.Count - 1);
            }
            else if (trail.IndexOf(next.Current.Key) is var at and >= 0)
            {
                var cycle = string.Join(" -> ", trail.Skip(at).Append(next.Current.Key).Select(Quote.Plain));
                session.Refuse(ModelPath.Of("services", trail[^1], "depends_on"), next.Current.KeyOrigin, $"services wait for each other and none would start: {cycle}; remove one 'depends_on'");
            }
            else
            {
                Enter(next.Current.Key);
            }
        }

        void Enter(string name)
        {
            if (!done.Contains(name))
            {
                trail.Add(name);
                open.Push((dependencies.GetValueOrDefault(name)?.Entries ?? []).AsEnumerable().GetEnumerator());
            }
        }
    }
}
