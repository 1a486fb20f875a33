using System.Text.RegularExpressions;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>The guide lists the rules that <c>security-audit.sh</c> has. <c>MOLTBOT_REWRITE=1</c> writes the list anew.</summary>
public sealed partial class ScriptRulesTests
{
    private static readonly (string What, string[] Files)[] Parts =
    [
        ("Of the compose files", ["model.awk"]),
        ("Of the configuration in the state folder", ["config.awk"]),
        ("Of secrets in the project, and of git", ["logs.sh", "host.sh"]),
        ("Of the running container", ["container.awk"]),
    ];

    [Fact]
    public void The_guide_lists_the_rules_of_the_scripts()
    {
        var page = Path.Combine(Shared.Repository, "docs", "guide.md");
        var written = File.ReadAllText(page);
        var made = Generated().Replace(written, $"<!-- generated: script rules -->\n{List()}<!-- /generated -->");
        if (Environment.GetEnvironmentVariable("MOLTBOT_REWRITE") == "1")
        {
            File.WriteAllText(page, made);
        }

        Assert.Equal(made, File.ReadAllText(page));
    }

    [Fact]
    public void The_scripts_have_every_rule_of_the_host()
    {
        var ofScripts = Directory.EnumerateFiles(Folder).SelectMany(static path => Ids(File.ReadAllText(path))).ToHashSet(StringComparer.Ordinal);

        string[] all = [.. RuleRegistry.All.Select(static rule => rule.Descriptor.Id)];
        Assert.Superset(all.Where(static id => id[3] - '0' == Rooms.Host).ToHashSet(StringComparer.Ordinal), ofScripts);
        Assert.Subset(all.ToHashSet(StringComparer.Ordinal), ofScripts);
    }

    private static string Folder => Path.Combine(Shared.Repository, "src", "Moltbot.Hardening", "Bundle", "Scripts");

    private static string List() => string.Concat(Parts.Select(static part =>
    {
        var ids = part.Files.SelectMany(static file => Ids(File.ReadAllText(Path.Combine(Folder, file)))).Where(static id => id[3] != '7').Distinct().Order(StringComparer.Ordinal);
        return $"- {part.What}: {string.Join(", ", ids.Select(static id => $"[{id[3..]}](rules/{id}.md)"))}.\n";
    }));

    private static IEnumerable<string> Ids(string text) => RuleId().Matches(text).Select(static match => match.Value);

    [GeneratedRegex(@"MBH\d{4}")]
    private static partial Regex RuleId();

    [GeneratedRegex("<!-- generated: script rules -->\n.*?<!-- /generated -->", RegexOptions.Singleline)]
    private static partial Regex Generated();
}
