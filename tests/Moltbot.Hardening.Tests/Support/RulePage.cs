using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>The page of a rule in docs/rules, with the deployments that it shows.</summary>
/// <remarks>
/// A block named <c>deployment.proj</c> is the project: its properties and items make the request. One named <c>.git/index</c> lists what is tracked.
/// Blocks that a host prints (<see cref="HostText"/>) make it an audit.
/// </remarks>
internal sealed partial record RulePage(string Id, string Text)
{
    private const string Project = "deployment.proj";

    /// <summary>The rules that have a page, in order.</summary>
    public static IEnumerable<string> Ids => Directory.EnumerateFiles(Folder, "MBH*.md").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(Shared.Repository, "docs", "rules");

    public static RulePage Of(string id) => new(id, File.ReadAllText(Path.Combine(Folder, id + ".md")));

    /// <summary>The deployment under a heading, <c>Bad</c> or <c>Good</c>.</summary>
    public (MemoryTree Tree, DeploymentRequest Request) Deployment(string title)
    {
        var tree = new MemoryTree();
        var request = Requests.Plain;
        var blocks = Block().Matches(Section(title));
        Assert.NotEmpty(blocks);
        foreach (var block in blocks.Where(static block => !HostText.IsOfHost(block.Groups["name"].Value)))
        {
            var (name, text) = (block.Groups["name"].Value, block.Groups["text"].Value);
            tree = name == ".git/index" ? tree.With(name, IndexBytes.Of(text.Split('\n', StringSplitOptions.RemoveEmptyEntries))) : tree.With(name, text);
            request = name == Project ? Request(XDocument.Parse(text)) : request;
        }

        return (tree, request);
    }

    /// <summary>The host under a heading; null where the page shows files alone.</summary>
    public AuditRequest? Audit(string title) =>
        HostText.Audit(Block().Matches(Section(title)).Select(static block => KeyValuePair.Create(block.Groups["name"].Value, block.Groups["text"].Value)));

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

    private string Section(string title)
    {
        var start = Text.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no section {title}");
        var end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Text[start..end];
    }

    [GeneratedRegex(@"^```\w+ (?<name>\S+)\r?\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
