using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Fixes;

/// <summary>What no fix does by itself, as lines for a terminal.</summary>
internal static class Remainder
{
    /// <summary>A finding that stays: its place, what it says and what to write there.</summary>
    public static IEnumerable<string> Of(FixedDeployment changes, GradedFinding left, IReadOnlyList<string> secrets)
    {
        var finding = left.Finding;
        yield return $"{Quote.Path(finding.At.ToString())}: {finding.Rule.Id} {finding.Message}";
        if (finding.Fix is { } fix)
        {
            var pasted = string.Join(" … ", fix.Edits.Select(static edit => edit.NewText.Trim()).Where(static text => text.Length > 0));
            yield return $"    {fix.Title}{(pasted.Length == 0 ? "" : ": " + Quote.Line(HiddenSecrets.In(pasted, secrets)))}";
        }

        if (WhyNot(changes, finding) is { } why)
        {
            yield return $"    not changed: {why}";
        }
    }

    /// <summary>Why a finding in a configuration was left, where it is not for its owner to decide.</summary>
    private static string? WhyNot(FixedDeployment changes, Finding finding)
    {
        if (changes.Files.LeftAlone.TryGetValue(finding.At.File.FullPath, out var why))
        {
            return why;
        }

        var refused = changes.Configs.Refused.FirstOrDefault(refused => refused.IsOf(finding));
        return refused?.Why ?? (changes.Configs.Judged.Deployment.Configs.FirstOrDefault(config => config.File.FullPath == finding.At.File.FullPath) is { } config
            && finding is { Fix: null, Pointer: { } pointer } && ConfigEdits.IsFilledIn(config, JsonPointer.Split(pointer))
                ? "a placeholder stands in the way, and only whoever fills it in knows the commas beside it"
                : null);
    }

    /// <summary>A set whose file cannot be edited, loses a comment, or does not know its new override.</summary>
    public static IEnumerable<string> Of(Verdict verdict, OverrideFix fix, ImmutableArray<FixedFile> files, IReadOnlyList<string> secrets) =>
        Structure(verdict, fix, files, secrets).Concat(fix.After is { } after && verdict.Tree.FileExists(fix.Path) ? LostComments.Of(verdict.Tree.Read(fix.Path).File, after, secrets) : []);

    private static IEnumerable<string> Structure(Verdict verdict, OverrideFix fix, ImmutableArray<FixedFile> files, IReadOnlyList<string> secrets)
    {
        var path = Quote.Path(SourcePath.Relative(verdict.Request.ProjectDirectory, fix.Path));
        if (fix is { Computed: { } computed, After: null })
        {
            return new[] { $"{path}: to be put into it by hand:" }.Concat(HiddenSecrets.In(computed, secrets).TrimEnd('\n').Split('\n').Select(static line => "    " + Quote.Line(line)));
        }

        return fix.After is not null && !fix.Set.Request.Files.Contains(fix.Path) && !IsPicked(verdict, fix, files)
            ? [$"{path}: the item of the set '{Quote.Plain(fix.Set.Name)}' does not name it; write Overrides=\"{path}\" there, or docker compose is given it with -f"]
            : [];
    }

    /// <summary>Whether the project, as it names its sets, takes the file by itself.</summary>
    private static bool IsPicked(Verdict verdict, OverrideFix fix, ImmutableArray<FixedFile> files)
    {
        var texts = files.ToImmutableDictionary(file => SourcePath.Absolute(verdict.Request.ProjectDirectory, file.Path), static file => file.After);
        var read = Deployments.DeploymentReader.Read(new OverlayTree(verdict.Tree, verdict.Request.ProjectDirectory, texts), verdict.Request);
        return read.Sets.Any(set => set.Name == fix.Set.Name && set.Request.Files.Contains(fix.Path));
    }
}
