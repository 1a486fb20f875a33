using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Bundle;

/// <summary>A gateway's command with its <c>--bind</c> set, or added after <c>gateway</c>; the rest word for word, a <c>$</c> that is no hole doubled for compose.</summary>
internal static partial class CommandWithBind
{
    public static IEnumerable<string> Of(ImmutableArray<ComposeScalar> words, string bind)
    {
        var texts = words.Select(static word => word.IsHole ? word.Text : word.Text.Replace("$", "$$", StringComparison.Ordinal)).ToList();
        if (texts.IndexOf("--bind") is >= 0 and var option && option + 1 < texts.Count)
        {
            return texts.Select((text, i) => i > 0 && texts[i - 1] == "--bind" ? bind : text);
        }

        if (texts.Exists(static text => Option().IsMatch(text)))
        {
            // `--bind=lan` as a word of its own stays one word; in a shell's script either writing does.
            return texts.Select(text => Option().Replace(text, $"--bind={bind}"));
        }

        if (texts.IndexOf("gateway") is >= 0 and var gateway)
        {
            texts.InsertRange(gateway + 1, ["--bind", bind]);
            return texts;
        }

        // A script of a shell's -c: the option goes where the subcommand stands.
        return texts.Select(text => Subcommand().Replace(text, $"gateway --bind {bind}", 1));
    }

    // Bounded by what an address is written with: a script's `;` and `)` are not the option's, and `$(…)` is left to the judge.
    [GeneratedRegex("""--bind(?:=|\s+)["']?[A-Za-z0-9.${}:_-]+["']?(?=$|[\s;&|)<>])""")]
    private static partial Regex Option();

    [GeneratedRegex(@"\bgateway\b")]
    private static partial Regex Subcommand();
}
