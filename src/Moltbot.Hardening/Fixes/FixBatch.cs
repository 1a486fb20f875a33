using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;

namespace Moltbot.Hardening.Fixes;

/// <summary>The fixes that may be made at once: values in the place of values, which leave everything around them where it stands; anything else is made alone.</summary>
internal static class FixBatch
{
    /// <param name="offered">At least one, in the order of files and places.</param>
    public static GradedFinding[] Of(GradedFinding[] offered)
    {
        var batch = new List<GradedFinding>();
        foreach (var graded in offered)
        {
            if (graded.Finding.Fix?.Edits is [var edit] && IsValue(edit) && !batch.Any(other => Overlaps(other.Finding.Fix?.Edits[0], edit)))
            {
                batch.Add(graded);
            }
        }

        return batch.Count > 0 ? [.. batch] : [offered[0]];
    }

    /// <summary>Behind a key there is a colon, behind a value there is none; what makes one line of it two may be more than a value.</summary>
    private static bool IsValue(TextEdit edit)
    {
        var behind = edit.At.File.Text.AsSpan(edit.At.Span.End).TrimStart();
        return edit.At.Span.Length > 0 && edit.NewText.Length > 0 && behind is [',' or '}' or ']', ..] && !edit.At.Slice.AsSpan().ContainsAny(':', '\n', '\r');
    }

    private static bool Overlaps(TextEdit? one, TextEdit other) =>
        one is not null && one.At.File.FullPath == other.At.File.FullPath && one.At.Span.Offset < other.At.Span.End && other.At.Span.Offset < one.At.Span.End;
}
