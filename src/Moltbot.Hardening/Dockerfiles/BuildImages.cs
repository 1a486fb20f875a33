using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Finds the images of a build. A name that an argument without a value decides is nobody's here: whoever builds gives it.</summary>
internal static class BuildImages
{
    public static IEnumerable<BuildImage> Of(Dockerfile dockerfile, StageRequest request, StageLink[] links, HashSet<int> reachable)
    {
        foreach (var stage in dockerfile.Stages.Where(stage => reachable.Contains(stage.Index)))
        {
            var link = links[stage.Index];
            if (link.Parent is null && (link.Image ?? link.Otherwise) is { } image && IsImage(image))
            {
                yield return new BuildImage(image, Argument(dockerfile, request, link.At.Slice) ?? link.At, link.At);
            }

            foreach (var flag in stage.Instructions.Select(static instruction => instruction.Trigger ?? instruction)
                .Where(static instruction => instruction.Keyword == "COPY").SelectMany(static copy => copy.Flags).Where(static flag => flag.Pair.Name == "--from"))
            {
                var name = flag.Pair.Value ?? "";
                if (IsImage(name) && !IsStage(dockerfile, name))
                {
                    yield return new BuildImage(name, flag.At, flag.At);
                }
            }
        }
    }

    private static bool IsImage(string name) => name != "scratch" && ImageReference.Parse(name) is not null;

    // Named contexts of the builder look like images too; a name without dot, slash and colon may be one.
    private static bool IsStage(Dockerfile dockerfile, string name) =>
        !name.AsSpan().ContainsAny('/', ':', '.') || dockerfile.Stages.Any(stage => name.Equals(stage.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The default of the argument that is all there is to the name, or all there is to its tag.</summary>
    private static SourceLocation? Argument(Dockerfile dockerfile, StageRequest request, string written)
    {
        var dollar = written.IndexOf('$', StringComparison.Ordinal);
        if (dollar < 0 || written.IndexOf('$', dollar + 1) >= 0)
        {
            return null;
        }

        var name = written[(dollar + 1)..].Trim('{', '}', '"');
        return request.BuildArgs.ContainsKey(name) ? null : dockerfile.Instructions.TakeWhile(static instruction => instruction.Keyword != "FROM")
            .Where(static instruction => instruction.Keyword == "ARG").SelectMany(static argument => argument.Arguments)
            .LastOrDefault(argument => argument.Pair is { Value: not null } pair && pair.Name == name)?.At;
    }
}
