using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>One set of files, read by the engine and by the real docker compose: both refuse, or both have the same model.</summary>
internal static class Comparison
{
    /// <param name="root">An empty folder, whose parent is the root that references may not leave.</param>
    /// <param name="files">Relative paths with their texts; the named ones make the set, in their order.</param>
    /// <returns>Null where they agree, or the difference is one of docs/deviations.md.</returns>
    public static string? Difference(string root, IReadOnlyList<(string Path, string Text, bool IsNamed)> files)
    {
        var named = Write(root, files);
        var (expected, said) = ReferenceProgram.Config(root, named);
        var actual = ComposeLoader.Load(new DiskTree(root), new ComposeRequest
        {
            Name = "set",
            Files = named,
            ProjectDirectory = root,
            Root = Path.GetDirectoryName(Path.GetDirectoryName(root)) ?? root,
            Strict = true,
            Environment = ImmutableDictionary<string, string>.Empty.Add("HOME", "/home/somebody"),
        });
        var refused = actual.Problems.FirstOrDefault(static problem => problem.Severity is null or Severity.Error)?.Message;
        return (expected, refused) switch
        {
            (null, null) => Deviations.IsKnown(said) ? null : $"taken, but the reference says: {said}",
            (null, _) => null,
            (_, not null) => $"refused, but the reference takes it: {refused}",
            _ => JsonDifference.Of(Deviations.Adjust(expected), Deviations.Adjust(EffectiveTree.Of(actual.Model))),
        };
    }

    private static ImmutableArray<string> Write(string root, IReadOnlyList<(string Path, string Text, bool IsNamed)> files)
    {
        Directory.CreateDirectory(Path.Combine(root, "sub"));
        foreach (var env in (string[])["f.env", "g.env", "sub/f.env", "sub/g.env", "l", "m", "sub/l", "sub/m"])
        {
            File.WriteAllText(Path.Combine(root, env), $"A=from-{env.Replace('/', '-')}\nFE='x'\n");
        }

        File.WriteAllText(Path.Combine(root, ".env"), "V=value\nW=\n");
        foreach (var (path, text, _) in files)
        {
            var full = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full) ?? root);
            File.WriteAllText(full, text);
        }

        return [.. files.Where(static file => file.IsNamed).Select(file => Path.Combine(root, file.Path))];
    }
}
