using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>What would be emitted for a deployment, and what stands in the way.</summary>
/// <param name="Files">The manifest last; none where there is nothing to emit.</param>
/// <param name="Obstacles">Findings that stop the write.</param>
public sealed record HardenedBundle(ImmutableArray<OutputFile> Files, ImmutableArray<GradedFinding> Obstacles)
{
    /// <summary>Rules of room 0 that say an input could not be read: then nothing can be computed from it.</summary>
    private static readonly string[] Unreadable = ["MBH0001", "MBH0003", "MBH0007"];

    public bool MayBeWritten => Obstacles.IsEmpty;

    /// <summary>Computes the bundle and judges what the base would be with it, by the same rules, before anything is written.</summary>
    public static HardenedBundle Plan(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var unreadable = verdict.Findings.Where(static graded => Unreadable.Contains(graded.Finding.Rule.Id)).ToImmutableArray();
        if (!unreadable.IsEmpty)
        {
            return new HardenedBundle([], unreadable);
        }

        var bases = DeploymentReader.Read(verdict.Tree, BundleRequests.Bases(verdict));
        var overrides = Overrides(bases);
        var obstacles = Judge(verdict, overrides);
        var files = overrides.Select(static pair => pair.File).ToImmutableArray();
        return new HardenedBundle(files.IsEmpty ? [] : [.. files, Manifest.Of(Path.GetFileName(verdict.Request.ProjectFile), files)], obstacles);
    }

    private static ImmutableArray<(string Set, OutputFile File)> Overrides(Deployment bases) =>
    [
        .. from set in bases.Sets
           let text = OverrideText.Write(bases.Settings, set)
           where text is not null
           select (set.Name, new OutputFile(BundlePaths.Override(bases, set), text)),
    ];

    /// <summary>What an override could have cured and ours did not: a defect of ours, and no file then.</summary>
    private static ImmutableArray<GradedFinding> Judge(Verdict verdict, ImmutableArray<(string Set, OutputFile File)> overrides)
    {
        var folder = verdict.Request.ProjectDirectory;
        var texts = overrides.ToImmutableDictionary(pair => SourcePath.Absolute(folder, BundlePaths.Virtual(pair.File.Path)), static pair => pair.File.Content);
        var paths = overrides.ToDictionary(static pair => pair.Set, pair => SourcePath.Absolute(folder, BundlePaths.Virtual(pair.File.Path)));
        var tree = new OverlayTree(verdict.Tree, folder, texts);
        var hardened = HardeningEngine.Judge(tree, BundleRequests.Hardened(verdict, paths, config: null));
        return [.. hardened.Findings.Where(static graded => graded.Finding.Severity == Severity.Error && IsCurable(graded.Finding))];
    }

    /// <summary>The rooms of compose; an empty volume source is refused in the base, before any override is read.</summary>
    private static bool IsCurable(Finding finding) => finding.Rule.Room is 1 or 2 && finding.Rule.Id != "MBH2019";
}
