using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>The waivers of a project: those that may be, narrowest first, and what is wrong with the others.</summary>
internal sealed record Waivers(ImmutableArray<Waiver> Valid, ImmutableArray<Worded> Faults)
{
    public static Waivers Read(DeploymentRequest request, Deployment deployment, WaiverLaw law)
    {
        var valid = ImmutableArray.CreateBuilder<Waiver>();
        var faults = ImmutableArray.CreateBuilder<Worded>();
        foreach (var terms in Comments(deployment).Concat(Items(request, deployment.Project)))
        {
            if (Fault(terms, law) is { } fault)
            {
                faults.Add(fault);
            }
            else
            {
                valid.Add(Of(terms));
            }
        }

        return new Waivers(valid.ToImmutable(), faults.ToImmutable());
    }

    private static IEnumerable<WaiverTerms> Comments(Deployment deployment)
    {
        foreach (var file in deployment.Comments.GroupBy(static comment => comment.At.File.FullPath, StringComparer.Ordinal))
        {
            var wholeLines = file.Where(static comment => comment.StandsAlone && !comment.IsBlock).Select(static comment => comment.At.Start.Line).ToHashSet();
            foreach (var comment in file.Where(static comment => GateComments.WordsOf(comment.Content.Slice) >= 0))
            {
                yield return WaiverComment.Read(comment, wholeLines);
            }
        }
    }

    private static IEnumerable<WaiverTerms> Items(DeploymentRequest request, SourceLocation project) =>
        request.Items.Where(static item => item.Type == WaiverItem.Type).Select(item => WaiverItem.Read(item, project));

    private static Worded? Fault(WaiverTerms terms, WaiverLaw law)
    {
        if (terms.Fault is { } fault)
        {
            return fault;
        }

        if (terms.Rule.Text.Length == 0)
        {
            return new Worded($"{terms.Name} names no rule; write its id, such as MBH1001", terms.At);
        }

        if (law.Forbids(terms.Rule.Text) is { } forbidden)
        {
            return new Worded($"{terms.Name} would accept a finding, {forbidden}", terms.Rule.At);
        }

        return string.IsNullOrWhiteSpace(terms.Justification?.Text)
            ? new Worded($"{terms.Name} does not say why the risk is accepted; {(terms.Reach.Line is null ? "add a Justification" : "write '-- ' and the reason at its end")}", terms.At)
            : terms.Expires is { } written ? EndFault(terms, written, law.Today) : null;
    }

    private static Worded? EndFault(WaiverTerms terms, Worded written, DateOnly today) =>
        !WaiverDate.TryRead(written.Text, out var last) ? new Worded($"{terms.Name} ends on {Findings.Quote.Value(written.Text)}, which is no day; write it as {WaiverDate.Form}", written.At)
        : last < today ? new Worded($"{terms.Name} of {terms.Rule.Text} ended after {WaiverDate.Show(last)}, so it accepts nothing; cure the finding, or decide anew and write a later day", written.At)
        : null;

    private static Waiver Of(WaiverTerms terms) => new()
    {
        Rule = terms.Rule.Text,
        At = terms.At,
        Reach = terms.Reach,
        Justification = terms.Justification?.Text ?? "",
        Owner = terms.Owner?.Text,
        Expires = terms.Expires is { } written && WaiverDate.TryRead(written.Text, out var last) ? last : null,
    };
}
