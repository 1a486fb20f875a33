using System.Text;

namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>A case: what is picked and the way, made into files.</summary>
internal sealed record GeneratedSet(Way Way, IReadOnlyList<Pick> Picks)
{
    private static readonly (string Owner, string Kind, string Name, string Own)[] Resources =
    [
        ("network", "networks", "n", ""), ("volume", "volumes", "vol", ""), ("secret", "secrets", "s", "environment: SE"), ("config", "configs", "c", "content: ab"),
    ];

    /// <summary>The files by their paths, those of the set first in their order.</summary>
    public IReadOnlyList<(string Path, string Text, bool IsNamed)> Files() => Way switch
    {
        Way.Override => [Named("compose.yaml", Service("a", Lines("service", over: false)) + Rest(over: false)), Named("over.yaml", Service("a", Lines("service", over: true), first: "") + Rest(over: true))],
        Way.Document => [Named("compose.yaml", Service("a", Lines("service", over: false)) + Rest(over: false) + "---\n" + Service("a", Lines("service", over: true), first: "") + Rest(over: true))],
        Way.ExtendsHere => [Named("compose.yaml", Service("a", ["extends: z", .. Lines("service", over: true)], first: "") + Item("z", Lines("service", over: false), "image: x") + Rest(over: false))],
        Way.ExtendsFile => [Named("compose.yaml", Service("a", ["extends: {file: sub/base.yaml, service: z}", .. Lines("service", over: true)], first: "") + Rest(over: false)),
            ("sub/base.yaml", "services:\n" + Item("z", Lines("service", over: false), "image: x"), false)],
        Way.Include => [Named("compose.yaml", "include: [sub/inc.yaml]\n"), Named("over.yaml", Service("a", Lines("service", over: true), first: "") + Rest(over: true)),
            ("sub/inc.yaml", Service("a", Lines("service", over: false)) + Rest(over: false), false)],
        Way.IncludeExtends => [Named("compose.yaml", "include: [sub/inc.yaml]\n"),
            ("sub/inc.yaml", Service("a", ["extends: {file: base.yaml, service: z}", .. Lines("service", over: true)], first: "") + Rest(over: false), false),
            ("sub/base.yaml", "services:\n" + Item("z", Lines("service", over: false), "image: x"), false)],
        _ => [Named("compose.yaml", "x-base: &base\n" + Block(Lines("service", over: false), "  ") + "  x-none: 1\n" + Service("a", ["<<: *base", .. Lines("service", over: true)]) + Rest(over: false))],
    };

    public override string ToString() => string.Concat(Files().Select(static file => $"-- {file.Path} --\n{file.Text}"));

    private static (string Path, string Text, bool IsNamed) Named(string path, string text) => (path, text, true);

    private IEnumerable<string> Lines(string owner, bool over) => Picks.Where(pick => pick.Attribute.Owner == owner).Select(pick => over ? pick.Over : pick.Base);

    private static string Service(string name, IEnumerable<string> lines, string first = "image: x") => "services:\n" + Item(name, lines, first)
        + "  b: {image: y}\n  d: {image: y}\n";

    /// <summary>A picked image takes the place of the one that is there so that the service is one.</summary>
    private static string Item(string name, IEnumerable<string> lines, string first)
    {
        var all = lines.ToList();
        if (first.Length > 0 && !all.Exists(static line => line.StartsWith("image:", StringComparison.Ordinal)))
        {
            all.Insert(0, first);
        }

        return all.Count == 0 ? $"  {name}: {{}}\n" : $"  {name}:\n{Block(all, "    ")}";
    }

    private static string Block(IEnumerable<string> lines, string indentation) => string.Concat(lines.Select(line => $"{indentation}{line}\n"));

    private string Rest(bool over)
    {
        var text = new StringBuilder();
        foreach (var (owner, kind, name, own) in Resources)
        {
            var lines = Lines(owner, over).ToList();
            if (!over && own.Length > 0 && !lines.Exists(static line => line.StartsWith("file:", StringComparison.Ordinal)))
            {
                lines.Add(own);
            }

            if (lines.Count > 0 || !over)
            {
                text.Append(kind).Append(":\n").Append(lines.Count == 0 ? $"  {name}: {{}}\n" : $"  {name}:\n{Block(lines, "    ")}");
            }

            if (!over)
            {
                text.Append(owner switch { "network" => "  m: {}\n", "secret" => "  t: {environment: SE}\n", "config" => "  d: {content: cd}\n", _ => "" });
            }
        }

        return over ? text.ToString() : text.Append("models:\n  mo: {model: x}\n").ToString();
    }
}
