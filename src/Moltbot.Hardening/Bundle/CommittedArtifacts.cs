using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Git;

namespace Moltbot.Hardening.Bundle;

/// <summary>Emitted files that were committed, held against what would be emitted now.</summary>
internal static class CommittedArtifacts
{
    /// <summary>By it a file that an emission wrote is told from one of the user's own.</summary>
    private const string Mark = "Moltbot.Hardening";

    private const int MarkedStart = 512;

    /// <param name="verdict">Of the deployment, without this question.</param>
    public static ImmutableArray<Problem> Drift(Verdict verdict)
    {
        var bundle = HardenedBundle.Plan(verdict);
        if (bundle.MayBeWritten)
        {
            return [.. InFolder(verdict, bundle), .. BesideTheProject(verdict, bundle)];
        }

        // An input that cannot be read is told as that.
        return bundle.Obstacles.Any(obstacle => verdict.Findings.Contains(obstacle)) ? [] :
        [
            new Problem(
                ProblemKind.ArtifactDrift,
                verdict.Request.Project,
                "nothing can be emitted, so nothing says whether committed artifacts are those of this deployment; call the target MoltbotEmit to see what stops it"),
        ];
    }

    /// <summary>The artifacts' folder, where it is a committed one: all of the bundle has to be there.</summary>
    private static Problem[] InFolder(Verdict verdict, HardenedBundle bundle)
    {
        var folder = verdict.Request.ArtifactsDirectory;
        if (folder.Length == 0 || !IsCommitted(verdict, folder))
        {
            return [];
        }

        var drifts = bundle.Files.Where(static file => file.Path != Manifest.FileName).Select(file => InFolder(verdict, folder, file)).OfType<Problem>().ToArray();

        // The manifest repeats what the other files say, unless one of them is emitted no longer.
        return drifts.Length > 0 ? drifts : [.. bundle.Files.Where(static file => file.Path == Manifest.FileName).Select(file => InFolder(verdict, folder, file)).OfType<Problem>()];
    }

    private static Problem? InFolder(Verdict verdict, string folder, OutputFile emitted)
    {
        var manifest = Path.Combine(folder, Manifest.FileName);
        return verdict.Tree.FileExists(Path.Combine(folder, emitted.Path)) ? Compared(verdict, Path.Combine(folder, emitted.Path), emitted)
            : Drifted(verdict.Tree.FileExists(manifest) ? verdict.Tree.Read(manifest).File.Start : verdict.Request.Project, $"'{Quote.Path(emitted.Path)}' is emitted and not there");
    }

    /// <summary>Copies under the names that compose, gateway and people look for them by: beside the project, and among a set's own files.</summary>
    private static IEnumerable<Problem> BesideTheProject(Verdict verdict, HardenedBundle bundle)
    {
        var copies = bundle.Files.Where(static file => file.Path != Manifest.FileName)
            .Select(file => (Path: SourcePath.Absolute(verdict.Request.ProjectDirectory, file.Path), File: file)).ToList();
        foreach (var set in verdict.Deployment.Sets)
        {
            var emitted = bundle.Files.FirstOrDefault(file => file.Path == BundlePaths.Override(verdict.Deployment, set));
            copies.AddRange(set.Request.Files.Skip(1).Select(path => (path, emitted ?? new OutputFile(Path.GetFileName(path), ""))));
        }

        return copies.DistinctBy(static copy => copy.Path)
            .Where(copy => Path.GetDirectoryName(copy.Path) != verdict.Request.ArtifactsDirectory && IsMarked(verdict.Tree, copy.Path))
            .Select(copy => Compared(verdict, copy.Path, copy.File)).OfType<Problem>();
    }

    /// <summary>Tracked by git in part or as a whole; where there is no git, whatever no build folder holds.</summary>
    private static bool IsCommitted(Verdict verdict, string folder)
    {
        if (GitWorkTree.Find(verdict.Tree, folder) is { } git)
        {
            var below = Encoding.UTF8.GetBytes(folder == git.Top ? "" : SourcePath.Relative(git.Top, folder) + "/");
            return !git.Tracked(path => path.StartsWith(below)).Paths.IsEmpty;
        }

        return verdict.Tree.FileExists(Path.Combine(folder, Manifest.FileName))
            && !verdict.Request.OutputDirectories.Any(output => output != folder && SourcePath.IsInside(output, folder));
    }

    private static bool IsMarked(ISourceTree tree, string path) => tree.FileExists(path)
        && tree.Read(path) is { Failure: null } read
        && read.File.Text.AsSpan(0, Math.Min(read.File.Text.Length, MarkedStart)).Contains(Mark, StringComparison.Ordinal);

    private static Problem? Compared(Verdict verdict, string path, OutputFile emitted)
    {
        var read = verdict.Tree.Read(path);
        return read.Failure is not null ? Drifted(read.File.Start, "it cannot be read")
            : FirstDifference.Of(read.File.Text, emitted.Content) is { } difference ? Drifted(read.File.At(difference.Theirs), Told(difference))
            : null;
    }

    /// <summary>Only what is emitted is quoted: the other line may hold a secret.</summary>
    private static string Told(FirstDifference difference) =>
        difference.Ours is { } line ? $"here this build writes {Quote.Value(line.Trim())}" : "this build writes nothing from here on";

    private static Problem Drifted(SourceLocation at, string what) => new(
        ProblemKind.ArtifactDrift,
        at,
        $"the committed artifact is not what this deployment emits: {what}; what is deployed from it was not judged; emit anew (dotnet build -t:MoltbotEmit) and commit that, and change the deployment's own files, not this one");
}
