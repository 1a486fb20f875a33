using System.Globalization;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Git;

namespace Moltbot.Hardening.Tests.Text.Git;

/// <summary>Real indexes of every version, against <c>git ls-files</c>.</summary>
public sealed class GitIndexDifferentialTests
{
    public static TheoryData<string, string, string> Repositories => new()
    {
        { "version 2", "init -q", "update-index --index-version 2" },
        { "version 3, with paths that are only announced", "init -q", "add -N ." },
        { "version 4, with compressed paths", "init -q", "update-index --index-version 4" },
        { "names of objects in SHA-256", "init -q --object-format=sha256", "update-index --index-version 2" },
        { "SHA-256 and version 4", "init -q --object-format=sha256", "update-index --index-version 4" },
        { "an untracked cache", "init -q", "update-index --force-untracked-cache" },
    };

    [GitTheory]
    [MemberData(nameof(Repositories))]
    public void The_tracked_paths_are_those_that_git_lists(string what, string init, string update)
    {
        using var folder = Repository(init, update, seed: what.Length);

        var tracked = GitWorkTree.Find(new DiskTree(folder.Path), folder.Path)?.Tracked(static _ => true);

        Assert.Null(tracked?.Unreadable);
        Assert.Equal(Listed(folder.Path), tracked?.Paths ?? []);
    }

    [GitFact]
    public void A_part_that_stands_elsewhere_is_said_and_not_guessed()
    {
        using var folder = Repository("init -q", "update-index --split-index", seed: 3);

        Assert.Equal("it is split, and a part of it stands in another file", GitWorkTree.Find(new DiskTree(folder.Path), folder.Path)?.Tracked(static _ => true).Unreadable);
    }

    [GitFact]
    public void An_index_that_is_cut_off_is_said_wherever_that_is()
    {
        using var folder = Repository("init -q", "update-index --index-version 4", seed: 5);
        var index = File.ReadAllBytes(Path.Combine(folder.Path, ".git", "index"));
        var all = Listed(folder.Path).Length;
        for (var length = 0; length < index.Length; length += 7)
        {
            var tree = new MemoryTree().With(".git/HEAD", "").With(".git/index", index[..length]);

            var tracked = GitWorkTree.Find(tree, MemoryTree.Root)?.Tracked(static _ => true);

            // Whoever cuts off extensions alone takes no path away.
            Assert.True(tracked?.Unreadable is not null || tracked?.Paths.Length == all, length.ToString(CultureInfo.InvariantCulture));
        }
    }

    [GitFact]
    public void A_linked_work_tree_and_a_submodule_have_indexes_of_their_own()
    {
        using var folder = Repository("init -q", "commit -q -m first", seed: 7);
        File.WriteAllText(Path.Combine(folder.Path, ".git", "info", "exclude"), "*.local\n");
        GitProgram.Run(folder.Path, "worktree add -q below/linked");
        var linked = Path.Combine(folder.Path, "below", "linked");
        File.WriteAllText(Path.Combine(linked, "own"), "");
        GitProgram.Run(linked, "add own");

        var git = GitWorkTree.Find(new DiskTree(linked), Path.Combine(linked, "deeper"));

        Assert.Equal(linked, git?.Top);
        Assert.Equal(Listed(linked), git?.Tracked(static _ => true).Paths ?? []);
        Assert.True(git?.IsIgnored(Path.Combine(linked, "x.local")));
    }

    private static TemporaryFolder Repository(string init, string update, int seed)
    {
        var folder = new TemporaryFolder();
        GitProgram.Run(folder.Path, init);
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var path = Path.Combine(folder.Path, string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"d{random.Next(3)}").Append($"{new string('é', random.Next(1, 90))}{i}")));
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
            File.WriteAllText(path, "");
        }

        if (!update.StartsWith("add", StringComparison.Ordinal))
        {
            GitProgram.Run(folder.Path, "add .");
        }

        GitProgram.Run(folder.Path, $"-c user.name=x -c user.email=x@x.invalid {update}");
        return folder;
    }

    private static string[] Listed(string folder) => GitProgram.Run(folder, "ls-files -z").Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
