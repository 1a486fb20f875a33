using System.Text.RegularExpressions;
using System.Xml.Linq;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules;

/// <summary>What a page shows under "When it is right to waive" is taken by the gate, and acts on the page's own bad deployment.</summary>
public sealed partial class RulePageWaiverTests
{
    private const string Project = "deployment.proj";

    private static string Folder => Path.Combine(Shared.Repository, "docs", "rules");

    public static TheoryData<string> Comments => Pages(static section => CommentLine().IsMatch(section));

    public static TheoryData<string> Items => Pages(static section => ItemLine().IsMatch(section));

    [Theory]
    [MemberData(nameof(Comments))]
    public void The_comment_above_the_bad_value_accepts_it(string id)
    {
        var comment = CommentLine().Match(Section(id, "When it is right to waive")).Value;
        var files = Bad(id);
        var finding = Judge(files).First(found => found.Finding.Rule.Id == id).Finding;
        var lines = files[finding.At.File.Path].Split('\n').ToList();
        lines.Insert(finding.At.Start.Line - 1, Indent(lines[finding.At.Start.Line - 1]) + comment);
        files[finding.At.File.Path] = string.Join('\n', lines);

        var judged = Judge(files);

        Assert.DoesNotContain(judged, static found => found.Finding.Rule.Id is "MBH0001" or "MBH0004" or "MBH0005" or "MBH0006");
        Assert.Contains(judged, found => found.IsWaived && found.Finding.Rule.Id == id && found.Finding.Message == finding.Message);
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void The_item_is_taken_and_the_finding_that_it_means_stays_no_error(string id)
    {
        var item = XElement.Parse(ItemLine().Match(Section(id, "When it is right to waive")).Value);

        var judged = Judge(Bad(id), item);

        Assert.Equal(id, item.Attribute("Include")?.Value);
        Assert.DoesNotContain(judged, static found => found.Finding.Rule.Id is "MBH0003" or "MBH0004" or "MBH0005");
        Assert.Contains(judged, found => found.Finding.Rule.Id == id && (found.IsWaived || found.Severity < Severity.Error));
    }

    private static GradedFinding[] Judge(Dictionary<string, string> files, XElement? item = null)
    {
        var tree = new MemoryTree();
        foreach (var (name, text) in files.Where(static file => !HostText.IsOfHost(file.Key)))
        {
            tree.With(name, text);
        }

        var request = Requests.On("2026-11-22");
        if (files.TryGetValue(Project, out var project))
        {
            request = XDocument.Parse(project).Descendants("PropertyGroup").Elements().Aggregate(request, static (with, property) => with.With(property.Name.LocalName, property.Value));
            request = XDocument.Parse(project).Descendants("ItemGroup").Elements().Aggregate(request, Added);
        }

        var asked = item is null ? request : Added(request, item);
        var verdict = HostText.Audit(files) is { } audit ? HardeningEngine.Audit(tree, asked, audit) : HardeningEngine.Judge(tree, asked);
        return [.. verdict.Findings];
    }

    private static DeploymentRequest Added(DeploymentRequest request, XElement item) => request.Item(
        item.Name.LocalName,
        item.Attribute("Include")?.Value ?? "",
        [.. item.Attributes().Where(static metadata => metadata.Name != "Include").Select(static metadata => (metadata.Name.LocalName, metadata.Value))]);

    private static Dictionary<string, string> Bad(string id) =>
        Block().Matches(Section(id, "Bad")).ToDictionary(static block => block.Groups["name"].Value, static block => block.Groups["text"].Value);

    private static string Indent(string line) => line[..(line.Length - line.TrimStart().Length)];

    private static TheoryData<string> Pages(Func<string, bool> shows) =>
    [
        .. Directory.EnumerateFiles(Folder, "MBH*.md").Select(static path => Path.GetFileNameWithoutExtension(path))
            .Where(id => shows(Section(id, "When it is right to waive"))).Order(StringComparer.Ordinal),
    ];

    private static string Section(string id, string title)
    {
        var page = File.ReadAllText(Path.Combine(Folder, id + ".md"));
        var start = page.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{id} has no section {title}");
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return page[start..end];
    }

    [GeneratedRegex(@"^```\w+ (?<name>\S+)\r?\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(#|//) moltbot: waive .*$", RegexOptions.Multiline)]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"^<Moltbot(Rule|Waiver) .*/>$", RegexOptions.Multiline)]
    private static partial Regex ItemLine();
}
