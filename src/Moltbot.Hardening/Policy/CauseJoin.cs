using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>Makes one finding of what a rule says at one place with one meaning: of a shared anchor, an extended service, a base under several overrides.</summary>
internal static class CauseJoin
{
    private const int MostNames = 5;
    private const string Services = "/services/";

    /// <summary>The causes by file, place, rule and message.</summary>
    public static ImmutableArray<Cause> Join(IEnumerable<Finding> findings, Deployment deployment)
    {
        var groups = new Dictionary<Likeness, List<Finding>>();
        var inOrder = new List<List<Finding>>();
        foreach (var finding in findings)
        {
            var key = new Likeness(finding.Rule.Id, finding.At.File.FullPath, finding.At.Span.Offset, finding.At.Span.Length, Tail(finding), Meaning(finding));
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = [];
                inOrder.Add(group);
            }

            group.Add(finding);
        }

        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var joined = new List<Joined>();
        foreach (var group in inOrder.SelectMany(Meanings))
        {
            joined.Add(new Joined(Told(group, deployment), group));
        }

        joined.Sort(static (one, other) => Compare(one.Told, other.Told));
        return [.. joined.Select(each => new Cause(each.Told, [.. each.Group], Fingerprint.Of(each.Group, known)))];
    }

    /// <summary>By file, place, rule and message.</summary>
    public static int Compare(Finding one, Finding other)
    {
        var order = string.CompareOrdinal(one.At.File.Path, other.At.File.Path);
        order = order != 0 ? order : one.At.Span.Offset.CompareTo(other.At.Span.Offset);
        order = order != 0 ? order : string.CompareOrdinal(one.Rule.Id, other.Rule.Id);
        return order != 0 ? order : string.CompareOrdinal(one.Message, other.Message);
    }

    /// <summary>The pointer below the service: what the place is to each of the services that it feeds.</summary>
    private static string Tail(Finding finding)
    {
        if (finding.Pointer is not { } pointer || finding.Service is null || !pointer.StartsWith(Services, StringComparison.Ordinal))
        {
            return finding.Pointer ?? "";
        }

        var end = pointer.IndexOf('/', Services.Length);
        return end < 0 ? "" : pointer[end..];
    }

    /// <summary>What a rule calls the subject. What no service has, and what the gate says of itself, is told apart by its words.</summary>
    private static string Meaning(Finding finding) =>
        finding.Subject.Length > 0 || (finding.Service is not null && finding.Rule.Room != 0) ? finding.Subject : finding.Message;

    /// <summary>A rule that says two things of one service at one place means two things.</summary>
    private static IEnumerable<List<Finding>> Meanings(List<Finding> group) =>
        group.Count > 1 && group.GroupBy(static member => member.Service).Any(static same => same.Select(Words).Distinct(StringComparer.Ordinal).Skip(1).Any())
            ? group.GroupBy(Words, StringComparer.Ordinal).Select(static same => same.ToList())
            : [group];

    /// <summary>The message without the service's name.</summary>
    private static string Words(Finding finding) =>
        finding.Service is { } service ? finding.Message.Replace(Quote.Value(service), "", StringComparison.Ordinal) : finding.Message;

    private static Finding Told(List<Finding> group, Deployment deployment)
    {
        group.Sort(static (one, other) => one.Severity != other.Severity ? other.Severity.CompareTo(one.Severity)
            : string.CompareOrdinal(one.Service, other.Service) is not 0 and var order ? order
            : string.CompareOrdinal(one.Message, other.Message));
        var first = group[0];
        if (group.Count == 1)
        {
            return first;
        }

        var others = group.Where(member => member.Service != first.Service).DistinctBy(static member => member.Service).ToArray();
        var related = group.SelectMany(static member => member.Related)
            .Concat(others.SelectMany(member => Places(member, deployment)));
        return first with
        {
            Message = first.Message + InServices(others) + InSets(group, first, deployment),
            Related = [.. related.DistinctBy(static place => new Likeness("", place.At.File.FullPath, place.At.Span.Offset, place.At.Span.Length, "", place.Message))],
        };
    }

    private static IEnumerable<Related> Places(Finding member, Deployment deployment) => deployment.Services
        .Where(each => each.Service.Name == member.Service).Take(1)
        .Select(static each => new Related(each.Service.At, $"service {Quote.Value(each.Service.Name)} takes it from here too"));

    private static string InServices(Finding[] others) => others.Length == 0
        ? ""
        : $" (the same place feeds {(others.Length == 1 ? "service" : "the services")} {Names([.. others.Select(static member => member.Service ?? "")])}, too)";

    /// <summary>Sets are named where it is certain which: as many read the file and have the service as the rule fired in.</summary>
    private static string InSets(List<Finding> group, Finding first, Deployment deployment)
    {
        var times = group.Count(member => member.Service == first.Service);
        if (times < 2)
        {
            return "";
        }

        var sets = deployment.Sets
            .Where(set => set.Compose.Inputs.Any(input => input.Read.File.FullPath == first.At.File.FullPath)
                && (first.Service is null || set.Services.Any(service => service.Name == first.Service)))
            .Select(static set => set.Name).ToArray();
        return sets.Length == times ? $" (in the sets {Names(sets)})" : "";
    }

    private static string Names(string[] names)
    {
        var shown = string.Join(", ", names.Take(MostNames).Select(Quote.Value));
        return names.Length > MostNames ? $"{shown} and {names.Length - MostNames} more" : shown;
    }

    /// <summary>What two findings of one cause have in common.</summary>
    private sealed record Likeness(string Rule, string File, int Offset, int Length, string Tail, string Meaning);

    private sealed record Joined(Finding Told, List<Finding> Group);
}
