using System.Globalization;
using System.Text;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Git;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.Text.Git;

/// <summary>Seeded random trees with ignore files at every level: each path is left out exactly where <c>git check-ignore</c> says so.</summary>
/// <remarks>A long run: <c>MOLTBOT_GIT_COUNT=500 MOLTBOT_GIT_SEED=1 dotnet test --filter GitIgnoreDifferentialTests</c>.</remarks>
public sealed class GitIgnoreDifferentialTests(ITestOutputHelper output)
{
    private static readonly string[] Names =
        ["a", "b", "ab", "abc", ".env", "prod.env", "secrets.env", "secrets.env.example", "é", "a b", "[x]", "foo*", "#hash", "!not", "c-d", "B", "a]", "x ", "9"];

    private static readonly string[] Pieces =
    [
        "a", "b", "ab", ".env", "env", "secrets", "é", " ", "*", "*", "**", "**/", "/**", "/**/", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]x]", "[[:alpha:]]", "[[:digit:]", "[[:x:]]", "[a\\]]", "[a-", "\\", "\\*",
        "\\[", "\\ ", "/", "/", ".", "-", "***", "#", "!", "\t",
    ];

    [GitFact]
    public void Each_path_is_left_out_as_git_leaves_it_out()
    {
        var random = new Random(Setting("MOLTBOT_GIT_SEED", 20));
        var count = Setting("MOLTBOT_GIT_COUNT", 40);
        var (paths, ignored) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            using var folder = new TemporaryFolder();
            var all = Grow(random, folder.Path);
            var expected = GitProgram.Run(folder.Path, "check-ignore --no-index --stdin -z", string.Concat(all.Select(static path => path + "\0"))).Split('\0', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
            var git = GitWorkTree.Find(new DiskTree(folder.Path), folder.Path);
            var wrong = all.Where(path => git?.IsIgnored(Path.Combine(folder.Path, path), Directory.Exists(Path.Combine(folder.Path, path))) != expected.Contains(path)).ToArray();

            Assert.True(wrong.Length == 0, $"tree {i}: {string.Join(", ", wrong)}; git leaves out {string.Join(", ", expected)}\n{Ignores(folder.Path)}");
            (paths, ignored) = (paths + all.Count, ignored + expected.Count);
        }

        output.WriteLine($"{count} trees, {paths} paths, {ignored} of them left out");
        Assert.InRange(ignored, paths / 10, paths * 9 / 10);
    }

    private static List<string> Grow(Random random, string root)
    {
        GitProgram.Run(root, "init -q");
        var paths = new List<string>();
        Grow(random, root, "", 0, paths);
        File.WriteAllText(Path.Combine(root, ".git", "info", "exclude"), Patterns(random));
        return paths;
    }

    private static void Grow(Random random, string root, string folder, int depth, List<string> paths)
    {
        foreach (var name in Names.OrderBy(_ => random.Next()).Take(random.Next(2, 7)))
        {
            var path = folder + name;
            paths.Add(path);
            if (depth < 3 && random.Next(3) == 0)
            {
                Directory.CreateDirectory(Path.Combine(root, path));
                Grow(random, root, path + "/", depth + 1, paths);
            }
            else
            {
                File.WriteAllText(Path.Combine(root, path), "");
            }
        }

        if (depth == 0 || random.Next(2) == 0)
        {
            File.WriteAllText(Path.Combine(root, folder, ".gitignore"), Patterns(random));
        }
    }

    private static string Patterns(Random random)
    {
        var text = new StringBuilder(random.Next(12) == 0 ? "\ufeff" : "");
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            text.Append(random.Next(4) == 0 ? "!" : "").Append(random.Next(5) == 0 ? "/" : "");
            if (random.Next(3) == 0)
            {
                text.Append(Names[random.Next(Names.Length)]);
            }

            for (var j = random.Next(0, 5); j > 0; j--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            text.Append(random.Next(5) == 0 ? "/" : "").Append(random.Next(8) == 0 ? "  " : "").Append(random.Next(8) == 0 ? "\r\n" : "\n");
        }

        return random.Next(6) == 0 ? text.ToString().TrimEnd('\n') : text.ToString();
    }

    private static string Ignores(string root) => string.Join('\n', Directory.EnumerateFiles(root, ".gitignore", SearchOption.AllDirectories).Append(Path.Combine(root, ".git", "info", "exclude"))
        .Select(path => $"-- {Path.GetRelativePath(root, path)} --\n{File.ReadAllText(path)}"));

    private static int Setting(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : standard;
}
