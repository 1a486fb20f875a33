using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>What the rules on a stage's user say of the services that run it.</summary>
internal static class StageRunners
{
    /// <summary>The rule's severity, but less where every service that runs the stage sets a user of its own that is not root.</summary>
    public static Severity SeverityOf(Deployment deployment, BuiltStage stage, Severity severity, Severity whereUserIsSet = Severity.Warning)
    {
        var services = deployment.RunBy(stage).ToArray();
        return services.Length > 0 && services.All(static service => service.User is { Source: UserSource.Compose, RunsAsRoot: false })
            ? whereUserIsSet
            : severity;
    }

    /// <summary>The stages that are there, followed to their images.</summary>
    public static IEnumerable<FollowedStage> Stages(Deployment deployment)
    {
        foreach (var stage in deployment.Stages)
        {
            if (stage.Stage is { } resolved)
            {
                yield return new FollowedStage(stage, resolved);
            }
        }
    }

    /// <summary>The stage, and for whom it is built.</summary>
    public static string Describe(Deployment deployment, BuiltStage stage)
    {
        var what = stage.Target is { } target ? $"stage {Quote.Value(target)}" : "the final stage";
        var services = deployment.RunBy(stage).Select(static service => service.Name).Distinct().Select(Quote.Value).ToArray();
        return services.Length == 0 ? what : $"{what}, run by {string.Join(", ", services)},";
    }

    /// <summary>The services that run the stage: what MBH2007 would say of them is said here.</summary>
    public static ImmutableArray<Related> Related(Deployment deployment, BuiltStage stage) =>
        [.. deployment.RunBy(stage).Select(static service => new Related(service.At, $"service {Quote.Value(service.Name)} runs this stage (MBH2007)"))];

    /// <summary>The user of its own that a stage lacks: in the place of the one that it names, or behind its last instruction.</summary>
    public static Fix? WithUser(ResolvedStage resolved)
    {
        const string User = "1000:1000";
        if (!resolved.User.IsInherited)
        {
            return Fix.Show(Title, Edit(resolved.User.At, User));
        }

        var last = resolved.Stage.Instructions is [.., var instruction] ? instruction.At : resolved.Stage.From.At;
        return Fix.Show(Title, Edit(last.File.At(new TextSpan(last.Span.End, 0)), YamlLines.NewLine(last.File.Text) + "USER " + User));
    }

    private const string Title = "Run as a user of its own";

    /// <summary>The edit where the Dockerfile really stands; null for one inside a compose file whose lines are not those of the file.</summary>
    private static TextEdit? Edit(SourceLocation at, string text) => at.File.Passage switch
    {
        null => new TextEdit(at, text),
        { Indent: { } indent } passage => new TextEdit(passage.Outside(at), text.Replace("\n", "\n" + new string(' ', indent), StringComparison.Ordinal)),
        _ => null,
    };

    public static string? PointerOf(BuiltStage stage) => stage.Target is null ? null : "/stages/" + stage.Target;
}
