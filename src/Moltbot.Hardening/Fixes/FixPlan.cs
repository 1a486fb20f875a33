using System.Collections.Immutable;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Git;

namespace Moltbot.Hardening.Fixes;

/// <summary>What would make a deployment's override and configuration clear their findings, judged before anything is written.</summary>
/// <param name="Files">What is to be written, all or nothing.</param>
/// <param name="Obstacles">Why nothing may be written.</param>
public sealed record FixPlan(ImmutableArray<FixedFile> Files, ImmutableArray<GradedFinding> Obstacles)
{
    /// <summary>The gate's word on settings, on files that no item names, and on a project without any that are judged here.</summary>
    private static readonly string[] OfTheRequest = ["MBH0002", "MBH0008", "MBH0009"];

    /// <summary>The changes as unified diffs, without secrets.</summary>
    public ImmutableArray<string> Diff { get; init; } = [];

    /// <summary>What a person has to do, with its place and what to paste.</summary>
    public ImmutableArray<string> Remaining { get; init; } = [];

    /// <summary>What a person has to do once the files are written: new secrets above all.</summary>
    public ImmutableArray<string> Then { get; init; } = [];

    /// <summary>Errors and warnings that stay.</summary>
    public ImmutableArray<GradedFinding> Left { get; init; } = [];

    /// <summary>Computes the changes, lays them over the deployment and judges it again.</summary>
    public static FixPlan Of(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ImmutableArray<GradedFinding> unreadable = [.. verdict.Findings.Where(static graded => HardenedBundle.IsUnreadable(graded.Finding))];
        if (!unreadable.IsEmpty)
        {
            return new FixPlan([], unreadable);
        }

        var changes = FixedDeployment.Of(verdict);
        ImmutableArray<FixedFile> files = [.. Written(verdict, changes.Overrides), .. Written(verdict, changes.Configs)];
        ImmutableArray<GradedFinding> obstacles =
        [
            .. changes.Overrides.Where(static fix => fix is { Computed: not null, After: null }).Select(Unmergeable),
            .. Clashes(changes.Overrides),
            .. files.SelectMany(file => Leaks(changes.Own, file)),
            .. Worse(verdict, Standing(changes.WithOverrides)),
        ];
        var left = Standing(changes.Configs.Judged);
        var secrets = changes.Own.Sets.SelectMany(static set => SecretValues.Of(set.Compose)).Concat(ConfigSecrets.Of(verdict.Deployment)).Distinct().ToArray();
        return new FixPlan(files, obstacles)
        {
            Left = left,
            Diff = [.. files.SelectMany(file => UnifiedDiff.Of(file.Path, file.Before, file.After, text => HiddenSecrets.In(text, secrets)))],
            Remaining =
            [
                .. changes.Overrides.SelectMany(fix => Remainder.Of(verdict, fix, files, secrets)),
                .. left.SelectMany(graded => Remainder.Of(changes, graded, secrets)),
            ],
            Then = [.. changes.Configs.Then.Distinct(), .. files.Where(static file => file.IsPrivate).SelectMany(file => Kept(verdict, file))],
        };
    }

    /// <summary>The copy of what stood in a configuration, and whether it would be committed.</summary>
    private static IEnumerable<string> Kept(Verdict verdict, FixedFile file)
    {
        var name = file.Path + FixedFile.BackupEnding;
        yield return $"{Quote.Path(file.Path)}: what stood there is kept as {Quote.Path(name)} (with a number, where another one stands), mode 600; delete it once the gateway runs with the new text";
        if (GitWorkTree.Find(verdict.Tree, Path.GetDirectoryName(file.FullPath) ?? file.FullPath) is { } git && git.IsIgnored(file.FullPath + FixedFile.BackupEnding) is false)
        {
            yield return $"{Quote.Path(name)}: git does not ignore it, and it holds whatever secret stood in the file; add '*{FixedFile.BackupEnding}*' to .gitignore";
        }
    }

    private static IEnumerable<FixedFile> Written(Verdict verdict, ConfigFixes configs) =>
        from text in configs.Texts
        orderby text.Key
        let file = Written(verdict, text.Key, text.Value)
        where file.Before != file.After
        select file with { IsPrivate = true };

    private static ImmutableArray<FixedFile> Written(Verdict verdict, ImmutableArray<OverrideFix> overrides) =>
    [
        .. from fix in overrides
           where fix.After is not null
           group fix by fix.Path into same
           let file = Written(verdict, same.Key, same.First().After ?? "")
           where file.Before != file.After
           select file,
    ];

    private static FixedFile Written(Verdict verdict, string path, string after)
    {
        var exists = verdict.Tree.FileExists(path);
        var real = exists ? verdict.Tree.RealPath(path) : path;
        return new FixedFile(real, SourcePath.Relative(verdict.Request.ProjectDirectory, path), exists ? verdict.Tree.Read(path).File.Text : null, after)
        {
            HasMark = exists && verdict.Tree.ReadBytes(path, SourceLimits.FileBytes).Bytes is [0xEF, 0xBB, 0xBF, ..],
        };
    }

    /// <summary>What the build would tell with the changes, without what is said of the way in which this question names its files.</summary>
    private static ImmutableArray<GradedFinding> Standing(Verdict changed) =>
        [.. changed.Findings.Where(static graded => graded is { Severity: >= Severity.Warning, IsWaived: false } && !OfTheRequest.Contains(graded.Finding.Rule.Id))];

    /// <summary>Errors that the changes would bring: a defect of ours, and no file then.</summary>
    private static IEnumerable<GradedFinding> Worse(Verdict verdict, ImmutableArray<GradedFinding> left)
    {
        var known = verdict.Findings.Select(static graded => (graded.Finding.Rule.Id, graded.Finding.Service)).ToHashSet();
        return left.Where(graded => graded.Severity == Severity.Error && !known.Contains((graded.Finding.Rule.Id, graded.Finding.Service)));
    }

    /// <summary>Two sets write one file, each its own text.</summary>
    private static IEnumerable<GradedFinding> Clashes(ImmutableArray<OverrideFix> overrides) =>
        from fix in overrides
        where fix.After is not null
        group fix by fix.Path into same
        where same.Select(static fix => fix.After).Distinct().Count() > 1
        select Obstacle(same.First(), $"the sets {string.Join(" and ", same.Select(static fix => Quote.Value(fix.Set.Name)))} need different changes of one file; give each an override of its own");

    private static GradedFinding Unmergeable(OverrideFix fix) => Obstacle(
        fix,
        "this file cannot be edited line by line so that it means the same (a service from an alias, or braces over several lines); write the services as blocks, or put the lines below into an override of their own");

    /// <summary>A value of an env file in a text that did not hold it: a secret on its way into a repository.</summary>
    private static IEnumerable<GradedFinding> Leaks(Deployment own, FixedFile file) =>
        from set in own.Sets
        where SecretValues.Of(set.Compose).Any(secret => file.After.Contains(secret, StringComparison.Ordinal) && file.Before?.Contains(secret, StringComparison.Ordinal) != true)
        select Obstacle(set.Compose.Files[0], $"'{Quote.Path(file.Path)}' would hold a secret of an env file, since a command that is one string has its variables replaced; write the command as a list");

    private static GradedFinding Obstacle(OverrideFix fix, string message) => Obstacle(fix.Set.Compose.Files.FirstOrDefault(file => file.FullPath == fix.Path) ?? fix.Set.Compose.Files[0], message);

    private static GradedFinding Obstacle(SourceFile file, string message) => HardenedBundle.Obstacle(new Problem(ProblemKind.InvalidSetting, file.Start, message));
}
