using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Reports;

/// <summary>Finds the page of a rule that somebody asks for.</summary>
internal static class RuleExplanation
{
    public static Explanation Of(ISourceTree tree, string pages, string asked, ImmutableArray<RuleDescriptor> rules, SourceLocation project)
    {
        if (asked.Length == 0)
        {
            return new Explanation(HowToAsk(rules), null);
        }

        if (rules.FirstOrDefault(rule => Is(rule.Id, asked) || Is(rule.Name, asked)) is not { } rule)
        {
            var nearest = Spelling.Nearest(asked, rules.Select(static rule => rule.Id).Concat(rules.Select(static rule => rule.Name)));
            var advice = nearest is null ? "-t:MoltbotExplain without the property lists them" : $"did you mean {nearest}?";
            return Wrong(rules, "MBH0003", project, $"MoltbotExplainRule is {Quote.Value(asked)}, which is no rule; {advice}");
        }

        var read = tree.Read(Path.Combine(pages, rule.Page));
        return read.Failure is null
            ? new Explanation(PageText.Lines(read.File.Text), null)
            : Wrong(rules, "MBH0001", project, $"the page of {rule.Id} cannot be read: MoltbotRulePages has to name the folder that holds '{rule.Page}'");
    }

    private static ImmutableArray<string> HowToAsk(ImmutableArray<RuleDescriptor> rules) =>
    [
        "Name a rule: dotnet build -t:MoltbotExplain -p:MoltbotExplainRule=MBH1002",
        "",
        .. rules.Select(static rule => $"{rule.Id}  {rule.Name}: {rule.Summary}"),
    ];

    private static Explanation Wrong(ImmutableArray<RuleDescriptor> rules, string id, SourceLocation project, string message) =>
        new([], new Finding(rules.First(rule => rule.Id == id), project, message));

    private static bool Is(string name, string asked) => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase);
}
