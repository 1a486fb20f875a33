using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>Runs one rule over files written in one text and compares what it finds with the marks in them.</summary>
/// <remarks>The whole way is gone through: default items, readers, merge, join. Files and marks: <see cref="TextArchive"/>, <see cref="MarkedText"/>.</remarks>
/// <param name="rule">The rule's type by name: the type itself is internal, and a public test class may not name it in its base.</param>
public abstract class RuleTests(string rule)
{
    /// <summary>The findings are exactly the marks.</summary>
    /// <returns>The findings, for what marks cannot say: severity, message, fix.</returns>
    /// <param name="archive">The files, with marks.</param>
    /// <param name="request">Items and properties; none by default.</param>
    /// <param name="throughEngine">Takes the findings from a whole run: for settings that the policy reads.</param>
    /// <param name="tracked">Paths in git's index, from the root; none means that there is no index.</param>
    internal IReadOnlyList<Finding> Expect(string archive, DeploymentRequest? request = null, bool throughEngine = false, params string[] tracked)
    {
        var tree = tracked.Length == 0 ? new MemoryTree() : new MemoryTree().With(".git/index", IndexBytes.Of(tracked));
        var expected = new List<string>();
        foreach (var (name, content) in TextArchive.Split(archive))
        {
            var marked = MarkedText.Parse(content);
            tree.With(name, marked.Text);
            var file = new SourceFile(name, Path.Combine(MemoryTree.Root, name), marked.Text);
            expected.AddRange(marked.Marks.Select(mark => Show(mark.IsRelated, file.At(new TextSpan(mark.Offset, mark.Length)))));
        }

        request ??= Requests.Plain;
        Finding[] findings = throughEngine
            ? [.. HardeningEngine.Judge(tree, request).Findings.Select(static graded => graded.Finding).Where(finding => finding.Rule.Name == rule)]
            : [.. RuleRegistry.All.Single(one => one.GetType().Name == rule).Evaluate(DeploymentReader.Read(tree, request))];

        var actual = findings.Select(static finding => Show(isRelated: false, finding.At));
        var related = expected.Exists(static line => line.StartsWith('~'))
            ? findings.SelectMany(static finding => finding.Related).Select(static place => Show(isRelated: true, place.At))
            : [];
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Concat(related).Distinct().Order(StringComparer.Ordinal));
        return findings;
    }

    private static string Show(bool isRelated, SourceLocation at) =>
        $"{(isRelated ? "~" : "")}{at.File.Path}({at.Start.Line},{at.Start.Column}-{at.End.Line},{at.End.Column}) {at.Slice.ReplaceLineEndings("\\n")}";
}
