using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Accuracy;

/// <summary>The labels of Dockerfiles: who the final stage runs as.</summary>
internal static class DockerfileDecisions
{
    private static readonly (string Rule, string User)[] Rules = [("MBH3001", "root"), ("MBH3002", "root-by-base-default"), ("MBH3003", "unknown-inherited")];

    public static IEnumerable<Decision> Of(RealLabel label)
    {
        var found = RuleFindings.Of(label);
        var user = label.Values.GetProperty("effective_user").GetString();
        return Rules.Select(each => new Decision(each.Rule, $"effective_user {each.User}", label.Id, "", user == each.User, found.Any(each.Rule)));
    }
}
