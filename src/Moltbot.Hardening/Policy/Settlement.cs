using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>Lays waivers and baseline over the causes. Nothing is accepted twice, and nothing that was not meant.</summary>
internal sealed class Settlement(ImmutableArray<Cause> causes, WaiverLaw law)
{
    private const int DaysOfWarning = 14;

    private readonly Acceptance?[] accepted = new Acceptance?[causes.Length];

    /// <summary>What is to be said of the waivers and the baseline themselves.</summary>
    public List<Finding> Told { get; } = [];

    /// <summary>The causes, each with what accepts it.</summary>
    public IEnumerable<Settled> Result => causes.Select((cause, index) => new Settled(cause, accepted[index]));

    public void Take(Waivers waivers)
    {
        foreach (var fault in waivers.Faults)
        {
            Tell("MBH0004", fault.At, fault.Text, fault.Text);
        }

        foreach (var waiver in waivers.Valid)
        {
            Take(waiver);
        }
    }

    public void Take(Baseline baseline)
    {
        if (baseline.Read is not { } read || !baseline.Problems.IsEmpty)
        {
            return;
        }

        if (!law.Allowed && !baseline.Entries.IsEmpty)
        {
            Tell("MBH0004", read.File.Start, $"'{read.File.Path}' accepts findings, but MoltbotAllowWaivers is false; cure the findings and remove the file", read.File.Path);
            return;
        }

        var used = baseline.Entries.Count(Take);
        if (used > 0)
        {
            var errors = causes.Where((cause, index) => accepted[index] is { IsBaseline: true } && cause.Finding.Severity == Severity.Error).Count();
            Tell("MBH0008", read.File.Start,
                $"'{read.File.Path}' accepts {used} {(used == 1 ? "finding" : "findings")}, {errors} of them {(errors == 1 ? "an error" : "errors")} by default: "
                + "this build says less than the deployment's own rules would; cure them one by one, and shrink the file with -t:MoltbotBaseline",
                read.File.Path);
        }
    }

    private void Take(Waiver waiver)
    {
        var covered = Indices(cause => cause.Finding.Rule.Id == waiver.Rule && cause.Members.All(waiver.Reach.Covers));
        if (waiver.IsComment && covered.Count > 1)
        {
            Tell("MBH0004", waiver.At,
                $"this waiver of {waiver.Rule} could mean any of {covered.Count} findings on its line, so it accepts none; write the values on lines of their own, or a MoltbotWaiver item with Service or Pointer",
                Subject(waiver));
            return;
        }

        covered.RemoveAll(index => accepted[index] is not null);
        if (covered.Count == 0 && !IsForAnAudit(waiver) && (waiver.IsComment || !law.BrokenByEmission.Contains(waiver.Rule)))
        {
            Tell("MBH0005", waiver.At, $"{(waiver.IsComment ? "this waiver" : "MoltbotWaiver")} of {waiver.Rule} matches nothing: {Elsewhere(waiver)}", Subject(waiver));
            return;
        }

        foreach (var index in covered)
        {
            accepted[index] = new Acceptance(waiver.At, waiver.Reason, IsBaseline: false);
        }

        if (waiver.Expires is { } last && last <= law.Today.AddDays(DaysOfWarning))
        {
            Tell("MBH0006", waiver.At, $"the waiver of {waiver.Rule} ends after {WaiverDate.Show(last)}, within {DaysOfWarning} days, and the build then fails; cure the finding, or decide anew and write a later day", Subject(waiver));
        }
    }

    private bool Take(BaselineEntry entry)
    {
        if (law.Forbids(entry.RuleId) is { } forbidden)
        {
            Tell("MBH0004", entry.At, $"this entry of the baseline would accept a finding, {forbidden}", entry.Fingerprint);
            return false;
        }

        if (Indices(entry.Accepts) is not [var index] || accepted[index] is not null)
        {
            Tell("MBH0005", entry.At, $"this entry of {Quote.Plain(entry.RuleId)} in the baseline matches nothing: the finding is cured, waived, or another one now; drop the entry with -t:MoltbotBaseline", entry.Fingerprint);
            return false;
        }

        accepted[index] = new Acceptance(entry.At, "accepted by the baseline", IsBaseline: true);
        return true;
    }

    /// <summary>A build does not ask the rules of the host, and no audit is run only once: what it finds today it may not have found yesterday.</summary>
    private static bool IsForAnAudit(Waiver waiver) => waiver.Rule[3] - '0' == Rooms.Host;

    private string Elsewhere(Waiver waiver)
    {
        var others = causes.Where(cause => cause.Finding.Rule.Id == waiver.Rule).ToArray();
        return others.FirstOrDefault(cause => cause.Members.Any(waiver.Reach.Covers)) is { } partly ? Why(partly)
            : others.OrderByDescending(cause => cause.Finding.At.File.FullPath == waiver.At.File.FullPath).FirstOrDefault() is { } other
                ? $"the rule's finding stands at {Quote.Path(other.Finding.At.ToString())}; move the waiver there, or remove it"
                : "no finding of the rule stands in this deployment; remove the waiver";
    }

    private string Why(Cause cause) => cause.Members.Length > 1 && accepted[causes.IndexOf(cause)] is null
        ? $"the finding at {Quote.Path(cause.Finding.At.ToString())} is one of several services, and a waiver for one of them would hide the others; waive it by its Path, or in a comment"
        : $"the finding at {Quote.Path(cause.Finding.At.ToString())} is accepted already; remove one of the waivers";

    private List<int> Indices(Func<Cause, bool> isMeant)
    {
        var indices = new List<int>();
        for (var i = 0; i < causes.Length; i++)
        {
            if (isMeant(causes[i]))
            {
                indices.Add(i);
            }
        }

        return indices;
    }

    private void Tell(string rule, SourceLocation at, string message, string subject) =>
        Told.Add(new Finding(RuleRegistry.All.Single(known => known.Descriptor.Id == rule).Descriptor, at, message) { Subject = subject });

    private static string Subject(Waiver waiver) => string.Join(' ', waiver.Rule, waiver.Reach.Path, waiver.Reach.Service, waiver.Reach.Pointer);
}
