using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>Services that wait for each other would never start.</summary>
internal sealed class DependencyCycles
{
    private readonly LoadSession session;
    private readonly Dictionary<string, ComposeMapping> dependencies = new(StringComparer.Ordinal);
    private readonly HashSet<string> done = new(StringComparer.Ordinal);

    /// <summary>The services on the way from the first to the present one, and how many dependencies of each were followed.</summary>
    private readonly List<string> chain = [];
    private readonly List<int> followed = [];

    private DependencyCycles(LoadSession session) => this.session = session;

    public static void Check(LoadSession session, ComposeMapping services)
    {
        DependencyCycles? cycles = null;
        foreach (var service in services.Entries)
        {
            if ((service.Value as ComposeMapping)?["depends_on"] is ComposeMapping { Entries.IsEmpty: false } waits)
            {
                cycles ??= new DependencyCycles(session);
                cycles.dependencies.Add(service.Key, waits);
            }
        }

        foreach (var service in services.Entries)
        {
            cycles?.Follow(service.Key);
        }
    }

    /// <summary>A chain may be as long as there are services, so it is walked without recursion.</summary>
    private void Follow(string start)
    {
        Enter(start);
        while (chain.Count > 0)
        {
            var here = chain.Count - 1;
            var (name, next) = (chain[here], followed[here]);
            if (!dependencies.TryGetValue(name, out var waits) || next == waits.Entries.Length)
            {
                done.Add(name);
                chain.RemoveAt(here);
                followed.RemoveAt(here);
                continue;
            }

            followed[here]++;
            var dependency = waits.Entries[next];
            if (chain.IndexOf(dependency.Key) is var at and >= 0)
            {
                var cycle = string.Join(" -> ", chain.Skip(at).Append(dependency.Key).Select(Quote.Plain));
                session.Refuse(ModelPath.Of("services", name, "depends_on"), dependency.KeyOrigin, $"services wait for each other and none would start: {cycle}; remove one 'depends_on'");
            }
            else
            {
                Enter(dependency.Key);
            }
        }
    }

    private void Enter(string name)
    {
        if (!done.Contains(name))
        {
            chain.Add(name);
            followed.Add(0);
        }
    }
}
