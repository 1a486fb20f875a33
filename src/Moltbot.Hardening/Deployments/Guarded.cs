using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Holds a reader's failure at the input that it failed on, so that it hides nothing of the others.</summary>
internal static class Guarded
{
#pragma warning disable CA1031 // A defect of a reader must be a finding at its input, never a crash of the build.
    public static T? Read<T>(SourceFile file, Func<SourceFile, T> read, List<Problem> problems)
        where T : class
    {
        try
        {
            return read(file);
        }
        catch (Exception wrong)
        {
            problems.Add(new Problem(
                ProblemKind.Unreadable,
                file.Start,
                $"'{Quote.Plain(file.Path)}' made the reader fail ({wrong.GetType().Name}), so it is not judged; this is a defect of Moltbot.Hardening: please report it"));
            return null;
        }
    }
#pragma warning restore CA1031
}
