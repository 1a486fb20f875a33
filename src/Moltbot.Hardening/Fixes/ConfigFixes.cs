using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;

namespace Moltbot.Hardening.Fixes;

/// <summary>The changes of a deployment's configurations: each one that a rule offers and that proves itself when it is judged.</summary>
/// <param name="Texts">What is to stand in the files that change, by absolute path.</param>
/// <param name="Judged">The deployment with them.</param>
/// <param name="Refused">Findings whose fix did not prove itself, and why.</param>
/// <param name="Then">What a person has to do once they are written, with the file.</param>
internal sealed record ConfigFixes(
    ImmutableDictionary<string, string> Texts,
    Verdict Judged,
    ImmutableArray<RefusedFix> Refused,
    ImmutableArray<string> Then)
{
    /// <summary>Each change takes a finding away; a configuration that has more of them is fixed again by the next run.</summary>
    private const int MostChanges = 1000;

    /// <param name="start">The texts that the changes begin with, and what the rules say of the deployment with them.</param>
    /// <param name="files">Configurations that may be edited, absolute.</param>
    /// <param name="judge">The deployment with other texts in it.</param>
    public static ConfigFixes Of(ConfigFixes start, IReadOnlySet<string> files, Func<ImmutableDictionary<string, string>, Verdict> judge)
    {
        var (state, isOneByOne) = (start, false);
        for (var i = 0; i < MostChanges; i++)
        {
            // What is absent comes last: a door that is closed may leave no need of a lock.
            var offered = state.Judged.Findings.Where(graded => IsOffered(graded, files) && !state.Refused.Any(refused => refused.IsOf(graded.Finding)))
                .OrderBy(static graded => graded.Finding.Fix?.Edits.All(static edit => edit.At.Span.Length == 0) == true).ToArray();
            if (offered.Length == 0)
            {
                break;
            }

            var chosen = isOneByOne ? offered[..1] : FixBatch.Of(offered);
            var (next, objection) = state.Tried(chosen, judge);
            state = next ?? (chosen.Length > 1 ? state : state with { Refused = state.Refused.Add(new RefusedFix(chosen[0].Finding, objection)) });
            isOneByOne |= next is null && chosen.Length > 1;
        }

        return state;
    }

    private static bool IsOffered(GradedFinding graded, IReadOnlySet<string> files) =>
        graded is { Severity: >= Severity.Warning, IsWaived: false, Finding.Fix: { IsSafe: true } fix } && fix.Edits.All(edit => files.Contains(edit.At.File.FullPath));

    private (ConfigFixes? Next, string Objection) Tried(GradedFinding[] chosen, Func<ImmutableDictionary<string, string>, Verdict> judge)
    {
        var texts = Texts;
        foreach (var file in chosen.SelectMany(static graded => graded.Finding.Fix?.Edits ?? []).GroupBy(static edit => edit.At.File.FullPath))
        {
            if (TextEdits.Apply(file.First().At.File.Text, file) is not { } text)
            {
                return (null, "its edits lie over each other");
            }

            texts = texts.SetItem(file.Key, text);
        }

        var judged = judge(texts);
        return FixProof.Objection(Judged, judged, chosen) is { } objection
            ? (null, objection)
            : (this with { Texts = texts, Judged = judged, Then = Then.AddRange(chosen.Select(static graded => Told(graded.Finding)).OfType<string>()) }, "");
    }

    private static string? Told(Finding finding) => finding.Fix?.Then is { } then ? $"{Quote.Path(finding.At.File.Path)}: {then}" : null;
}
