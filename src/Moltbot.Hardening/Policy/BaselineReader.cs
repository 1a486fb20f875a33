using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Policy;

/// <summary>Reads the baseline. What it does not know is refused at its place: a file that accepts findings is taken whole or not at all.</summary>
internal sealed class BaselineReader
{
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();

    public static Baseline Read(ISourceTree tree, DeploymentRequest request)
    {
        var path = Path.Combine(request.ProjectDirectory, Baseline.FileName);
        if (!tree.FileExists(path))
        {
            return Baseline.None;
        }

        var read = tree.Read(path);
        var document = read.Problem is { } problem ? new Document(read.File, [], [problem]) : Json5Reader.Read(read.File);
        if (!document.Problems.IsEmpty || document.Roots.IsEmpty)
        {
            return new Baseline { Read = read, Problems = document.Problems };
        }

        var reader = new BaselineReader();
        var (project, entries) = reader.Root(document.Roots[0]);
        return reader.problems.Count > 0 ? new Baseline { Read = read, Problems = reader.problems.ToImmutable() }
            : IsOther(project, tree, request) ? new Baseline { Read = read, OtherProject = project }
            : new Baseline { Read = read, Entries = entries };
    }

    private static bool IsOther(string? project, ISourceTree tree, DeploymentRequest request) =>
        project is not null && Path.GetFileName(project) == project && project != Path.GetFileName(request.ProjectFile)
        && tree.FileExists(Path.Combine(request.ProjectDirectory, project));

    private (string? Project, ImmutableArray<BaselineEntry> Entries) Root(Node root)
    {
        var fields = Fields(root, "the baseline", "schemaVersion", "project", "entries");
        if (Text(fields, root, "schemaVersion") is { } version && version.Text != Baseline.SchemaVersion)
        {
            Refuse(version.At, $"this release reads a baseline of schemaVersion {Baseline.SchemaVersion}, not {Quote.Value(version.Text)}");
        }

        var entries = fields.GetValueOrDefault("entries");
        if (entries is not SequenceNode list)
        {
            Refuse((entries ?? root).At, "the baseline has no list of entries");
            list = new SequenceNode(root.At, []);
        }

        return (Text(fields, root, "project")?.Text, [.. list.Items.Select(Entry).OfType<BaselineEntry>()]);
    }

    private BaselineEntry? Entry(Node node)
    {
        var fields = Fields(node, "an entry of the baseline", "fingerprint", "ruleId", "path", "service", "pointer");
        return Text(fields, node, "fingerprint") is { } fingerprint && Text(fields, node, "ruleId") is { } rule && Text(fields, node, "path") is { } path
            ? new BaselineEntry(fingerprint.Text, rule.Text, path.Text, Optional(fields, node, "service"), Optional(fields, node, "pointer"), node.At)
            : null;
    }

    private Dictionary<string, Node> Fields(Node node, string what, params string[] known)
    {
        var fields = new Dictionary<string, Node>(StringComparer.Ordinal);
        if (node is not MappingNode mapping)
        {
            Refuse(node.At, $"{what} is an object");
            return fields;
        }

        foreach (var entry in mapping.Entries)
        {
            if (!known.Contains(entry.Key.Value) || !fields.TryAdd(entry.Key.Value, entry.Value))
            {
                Refuse(entry.Key.At, $"{what} has no key {Quote.Value(entry.Key.Value)} here; it has {string.Join(", ", known)}, each once");
            }
        }

        return fields;
    }

    private Worded? Text(Dictionary<string, Node> fields, Node holder, string name)
    {
        if (fields.GetValueOrDefault(name) is ScalarNode { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } text)
        {
            return new Worded(text.Value, text.At);
        }

        // Of what is no object that is said already.
        if (holder is MappingNode)
        {
            Refuse((fields.GetValueOrDefault(name) ?? holder).At, $"the key '{name}' of the baseline needs a text");
        }

        return null;
    }

    private string? Optional(Dictionary<string, Node> fields, Node holder, string name) => fields.ContainsKey(name) ? Text(fields, holder, name)?.Text : null;

    private void Refuse(SourceLocation at, string what) =>
        problems.Add(new Problem(ProblemKind.Unreadable, at, $"{what}; restore the file from the repository, or write it anew with -t:MoltbotBaseline"));
}
