using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Bundle;

/// <summary>A gateway's command without the options that switch a protection off (MBH1008), and on the tailnet instead of the internet (MBH4011).</summary>
internal static partial class CommandWithoutFlags
{
    private const string Tunnel = "--tailscale";

    /// <param name="words">What is run.</param>
    /// <param name="written">The same words as they are to be written.</param>
    public static ImmutableArray<ComposeScalar> Of(ImmutableArray<ComposeScalar> words, ImmutableArray<ComposeScalar> written)
    {
        var kept = ImmutableArray.CreateBuilder<ComposeScalar>();
        for (var i = 0; i < words.Length; i++)
        {
            var text = words[i].Text;
            if (text == "--token")
            {
                i++;
            }
            else if (!Option().IsMatch(text))
            {
                kept.Add(
                    text == Tunnel + "=funnel" || (text == "funnel" && i > 0 && words[i - 1].Text == Tunnel) ? written[i] with { Text = text.Replace("funnel", "serve", StringComparison.Ordinal), IsHole = false }
                    : text.Contains(' ', StringComparison.Ordinal) ? written[i] with { Text = OfScript(written[i].Text) }
                    : written[i]);
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>Whether anything is taken out.</summary>
    public static bool Changes(ImmutableArray<ComposeScalar> words) => !Of(words, words).Select(static word => word.Text).SequenceEqual(words.Select(static word => word.Text));

    private static string OfScript(string script) => Funnel().Replace(TokenInScript().Replace(OptionInScript().Replace(script, ""), ""), "${option}serve");

    [GeneratedRegex("^--(?:(?:allow-unconfigured|inspect(?:-brk|-wait)?)(?:=|$)|token=)")]
    private static partial Regex Option();

    [GeneratedRegex(@"\s+--(?:allow-unconfigured|inspect(?:-brk|-wait)?)(?:=[^\s;&|)]+)?(?=[\s;&|)]|$)")]
    private static partial Regex OptionInScript();

    [GeneratedRegex("""\s+--token(?:=|\s+)(?:"[^"]*"|'[^']*'|\$\{[^}]*\}|[^\s;&|)]+)""")]
    private static partial Regex TokenInScript();

    [GeneratedRegex("""(?<option>--tailscale(?:=|\s+)["']?)funnel\b""", RegexOptions.ExplicitCapture)]
    private static partial Regex Funnel();
}
