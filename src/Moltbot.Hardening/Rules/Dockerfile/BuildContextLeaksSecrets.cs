using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A copy of the whole context that takes the secrets beside the sources along.</summary>
internal sealed class BuildContextLeaksSecrets : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3008", Name: nameof(BuildContextLeaksSecrets), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The whole build context is copied, and .dockerignore does not keep env files and state out.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => OncePerPlace.Of(All(deployment, isInImage: true).Concat(All(deployment, isInImage: false)));

    private IEnumerable<Finding> All(Deployment deployment, bool isInImage)
    {
        foreach (var context in deployment.BuildContexts)
        {
            foreach (var instruction in context.Stage.Stage?.Built ?? [])
            {
                foreach (var copy in CopySources.Of(instruction))
                {
                    if (IsInImage(context, copy) == isInImage && context.Leaks(copy) is { Length: > 0 } leaks)
                    {
                        yield return Leak(context, copy, leaks, isInImage);
                    }
                }
            }
        }
    }

    private static bool IsInImage(BuildContext context, CopySource copy) => context.Stage.Stage?.Chain.Contains(copy.Copy.Stage) == true;

    private Finding Leak(BuildContext context, CopySource copy, ImmutableArray<string> leaks, bool isInImage) => new(Descriptor, copy.At, Message(context, copy, leaks, isInImage))
    {
        Severity = isInImage ? Severity.Warning : Severity.Info,
        Pointer = StageRunners.PointerOf(context.Stage),
        Fix = context.Ignore is { } ignore ? Fix.Show(End(ignore.File), "Keep them out", "\n" + string.Join('\n', leaks) + "\n") : null,
    };

    private static SourceLocation End(SourceFile file) => file.At(new TextSpan(file.Text.Length, 0));

    private static string Message(BuildContext context, CopySource copy, ImmutableArray<string> leaks, bool isInImage)
    {
        var names = string.Join(", ", leaks.Select(Quote.Value));
        var there = leaks.Where(context.Present.Contains).Select(Quote.Value).ToArray();
        return $"{copy.Copy.Keyword} {Quote.Value(copy.Path)} takes the whole build context into {(isInImage ? "the image" : "a stage of the build and its cache")}, "
            + (context.Ignore is { } ignore ? $"and {Quote.Path(ignore.File.Path)} does not keep {names} out" : $"and there is no .dockerignore, so {names} go along")
            + (there.Length > 0 ? $" ({string.Join(", ", there)} {(there.Length == 1 ? "is" : "are")} there now)" : "")
            + ": whoever has the image has the secrets; write each on a line of .dockerignore, or copy only what is needed";
    }
}
