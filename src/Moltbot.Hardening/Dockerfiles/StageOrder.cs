namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Walks over the links between stages.</summary>
internal static class StageOrder
{
    /// <summary>The stages that a build of the target runs: its own chain and what it copies from.</summary>
    public static HashSet<int> Reachable(StageLink[] links, int target)
    {
        var reached = new HashSet<int> { target };
        var open = new Stack<int>(reached);
        while (open.TryPop(out var stage))
        {
            foreach (var next in links[stage].Sources.Select(static source => source.Stage).Concat(links[stage].Parent is { } parent ? [parent] : []))
            {
                if (reached.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    /// <summary>The copies that close a circle, one for each circle that is found.</summary>
    public static IEnumerable<(int Stage, int Source)> Circles(StageLink[] links)
    {
        var done = new bool[links.Length];
        var onPath = new bool[links.Length];
        for (var first = 0; first < links.Length; first++)
        {
            var path = new Stack<(int Stage, int Next)>();
            if (!done[first])
            {
                path.Push((first, 0));
            }

            while (path.TryPop(out var step))
            {
                onPath[step.Stage] = true;
                if (step.Next == links[step.Stage].Sources.Count)
                {
                    onPath[step.Stage] = false;
                    done[step.Stage] = true;
                    continue;
                }

                path.Push((step.Stage, step.Next + 1));
                var source = links[step.Stage].Sources[step.Next].Stage;
                if (onPath[source])
                {
                    yield return (step.Stage, step.Next);
                }
                else if (!done[source])
                {
                    path.Push((source, 0));
                }
            }
        }
    }
}
