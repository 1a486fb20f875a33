using System.Collections.Immutable;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Fixes;

/// <summary>A deployment with the changes of its overrides and of its configurations in it.</summary>
/// <param name="Own">The project without emitted overrides.</param>
/// <param name="Overrides">What its compose sets need.</param>
/// <param name="WithOverrides">What the rules say with these alone.</param>
/// <param name="Files">Which configurations may be edited.</param>
/// <param name="Configs">What they need beside the overrides.</param>
internal sealed record FixedDeployment(Deployment Own, ImmutableArray<OverrideFix> Overrides, Verdict WithOverrides, ConfigFiles Files, ConfigFixes Configs)
{
    /// <summary>What an override needs may hang on what a configuration says, seldom and not in circles.</summary>
    private const int MostRounds = 3;

    /// <summary>Overrides first: where the command decides, what a configuration says there has no effect and stays.</summary>
    public static FixedDeployment Of(Verdict verdict)
    {
        var files = ConfigFiles.Of(verdict.Tree, verdict.Deployment);
        FixedDeployment? made = null;
        for (var round = 0; round < MostRounds; round++)
        {
            var texts = made?.Configs.Texts ?? ImmutableDictionary<string, string>.Empty;
            var tree = new OverlayTree(verdict.Tree, verdict.Request.ProjectDirectory, texts);
            var own = DeploymentReader.Read(tree, BundleRequests.WithoutEmitted(verdict));
            ImmutableArray<OverrideFix> overrides = [.. own.Sets.Select(set => OverrideFix.Of(tree, own, set, verdict.Deployment.Sets.First(named => named.Name == set.Name)))];
            if (made is not null && made.Overrides.Select(static fix => fix.After).SequenceEqual(overrides.Select(static fix => fix.After)))
            {
                break;
            }

            Verdict Judge(ImmutableDictionary<string, string> configs) => Judged(verdict, overrides, configs);
            var alone = Judge(ImmutableDictionary<string, string>.Empty);
            var start = made is null ? new ConfigFixes(texts, alone, [], []) : made.Configs with { Judged = Judge(texts) };
            made = new FixedDeployment(own, overrides, alone, files, ConfigFixes.Of(start, files.Editable, Judge));
            if (made.Configs.Texts.IsEmpty)
            {
                break;
            }
        }

        return made ?? throw new InvalidOperationException("there is always a first round");
    }

    private static Verdict Judged(Verdict verdict, ImmutableArray<OverrideFix> overrides, ImmutableDictionary<string, string> configs)
    {
        var texts = configs;
        foreach (var fix in overrides)
        {
            texts = fix.After is null ? texts : texts.SetItem(fix.Path, fix.After);
        }

        return HardeningEngine.Judge(
            new OverlayTree(verdict.Tree, verdict.Request.ProjectDirectory, texts),
            BundleRequests.WithFiles(verdict, overrides.ToDictionary(static fix => fix.Set.Name, fix => fix.After is null && !verdict.Tree.FileExists(fix.Path) ? fix.Set.Request.Files : fix.Files)));
    }
}
