using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules;

/// <summary>The deployments that a rule's page shows are judged: the bad one raises the rule, the good one does not.</summary>
/// <remarks>A block named <c>deployment.proj</c> is the project: its properties and items make the request. One named <c>.git/index</c> lists what is tracked.</remarks>
public sealed partial class RulePageTests
{
    private const string Project = "deployment.proj";

    /// <summary>Raised by the targets, since nothing of the engine runs where it is needed.</summary>
    private const string HostUnsupported = "MBH0012";

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Folder, "MBH*.md").Select(static path => Path.GetFileNameWithoutExtension(path))
            .Where(static id => id != HostUnsupported).Order(StringComparer.Ordinal),
    ];

    private static string Folder => Path.Combine(Shared.Repository, "docs", "rules");

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_bad_deployment_of_a_page_raises_its_rule_and_the_good_one_does_not(string id)
    {
        var page = File.ReadAllText(Path.Combine(Folder, id + ".md"));

        Assert.True(Findings(id, Section(page, "Bad")) > 0, "Bad raises nothing");
        Assert.True(Findings(id, Section(page, "Good")) == 0, "Good raises the rule");
    }

    [Fact]
    public void The_host_that_cannot_run_the_gate_is_told_by_the_targets()
    {
        var targets = XDocument.Load(Path.Combine(Shared.Repository, "build", "Moltbot.Hardening.targets"));

        var told = targets.Descendants().Where(static element => element.Attribute("Code")?.Value == HostUnsupported).Select(static element => element.Name.LocalName);

        Assert.Equal(["Error", "Warning"], told);
        Assert.True(File.Exists(Path.Combine(Folder, HostUnsupported + ".md")));
    }

    private static int Findings(string id, string section)
    {
        var tree = new MemoryTree();
        var request = Requests.Plain;
        var blocks = Block().Matches(section);
        Assert.NotEmpty(blocks);
        foreach (Match block in blocks)
        {
            var (name, text) = (block.Groups["name"].Value, block.Groups["text"].Value);
            tree = name == ".git/index" ? tree.With(name, IndexBytes.Of(text.Split('\n', StringSplitOptions.RemoveEmptyEntries))) : tree.With(name, text);
            request = name == Project ? Request(XDocument.Parse(text)) : request;
        }

        return HardeningEngine.Judge(tree, request).Findings.Count(graded => graded.Finding.Rule.Id == id);
    }

    private static DeploymentRequest Request(XDocument project) => Requests.Plain with
    {
        Properties = Requests.Plain.Properties.SetItems(
            project.Descendants("PropertyGroup").Elements().Select(static property => KeyValuePair.Create(property.Name.LocalName, property.Value))),
        Items = [.. project.Descendants("ItemGroup").Elements().Select(Item)],
    };

    private static InputItem Item(XElement item) => new(
        item.Name.LocalName,
        item.Attribute("Include")?.Value ?? "",
        item.Attributes().ToImmutableDictionary(static metadata => metadata.Name.LocalName, static metadata => metadata.Value).Remove("Include"));

    private static string Section(string page, string title)
    {
        var start = page.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no section {title}");
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return page[start..end];
    }

    [GeneratedRegex(@"^```\w+ (?<name>\S+)\r?\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
