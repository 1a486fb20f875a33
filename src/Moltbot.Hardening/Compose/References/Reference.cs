using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.References;

/// <summary>A path in a model that names another file.</summary>
internal static class Reference
{
    /// <summary>The file, read; null where it leaves the root or is not there, which is said at the path's place.</summary>
    public static SourceRead? Open(LoadSession session, ComposeScalar path, string directory, ModelPath at)
    {
        if (path.IsHole)
        {
            session.Refuse(at, path.Origin, $"{Quote.Value(path.Text)} names another file, and only the host knows which; write the path out");
            return null;
        }

        if (path.Text.Contains("://", StringComparison.Ordinal) || path.Text.StartsWith("git@", StringComparison.Ordinal))
        {
            session.Refuse(at, path.Origin, $"{Quote.Value(path.Text)} is remote, so its content cannot be judged here; copy it into the repository");
            return null;
        }

        var full = SourcePath.Absolute(directory, path.Text);
        if (!session.IsInsideRoot(full))
        {
            session.Refuse(at, path.Origin, $"{Quote.Value(path.Text)} leaves the root, so the build would depend on what stands around the repository; keep the file below the root, or set MoltbotRoot");
            return null;
        }

        var read = session.Read(full);
        if (read.Failure is null)
        {
            return read;
        }

        session.Refuse(at, path.Origin, read.Failure == ReadFailure.Missing
            ? $"{Quote.Value(path.Text)} is not there; correct the path or add the file"
            : $"{Quote.Value(path.Text)} cannot be read: {read.Problem?.Message}");
        return null;
    }
}
