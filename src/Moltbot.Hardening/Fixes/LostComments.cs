using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Fixes;

/// <summary>Comments of a file that its new text does not hold: what they stood beside goes.</summary>
internal static class LostComments
{
    /// <returns>A line each, for a terminal. Of what was emitted or put in by an earlier fix, nothing is told.</returns>
    public static IEnumerable<string> Of(SourceFile before, string after, IReadOnlyList<string> secrets)
    {
        if (before.Text.StartsWith(OverrideText.FirstLine, StringComparison.Ordinal))
        {
            yield break;
        }

        var kept = YamlReader.Comments(new SourceFile(before.Path, before.FullPath, after)).Select(static comment => comment.At.Slice).ToList();
        foreach (var comment in YamlReader.Comments(before))
        {
            if (!kept.Remove(comment.At.Slice) && !comment.At.Slice.StartsWith("# MBH", StringComparison.Ordinal))
            {
                yield return $"{Quote.Path(comment.At.ToString())}: this comment goes with what it is about: {Quote.Line(HiddenSecrets.In(comment.At.Slice, secrets))}";
            }
        }
    }
}
