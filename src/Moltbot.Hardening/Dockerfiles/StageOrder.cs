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
            foreach (var source in links[stage].Sources)
            {
                Reach(source.Stage);
            }

            if (links[stage].Parent is { } parent)
            {
                Reach(parent);
            }
        }

        return reached;

        void Reach(int stage)
        {
            if (reached.Add(stage))
            {
                open.Push(stage);
            }
        }
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
                if (step.Next == links[step.Stage].Sources.Length)
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
