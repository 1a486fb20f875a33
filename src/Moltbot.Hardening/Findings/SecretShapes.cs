using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Findings;

/// <summary>Shapes of the secrets that providers hand out, told by their prefix and alphabet (as the vendors document them, 2026-11).</summary>
internal static partial class SecretShapes
{
    /// <summary>What the value is, for a message, or null. A word such as <c>task-list</c> or a <c>${VAR}</c> is never one.</summary>
    public static string? KindOf(string value)
    {
        foreach (var (kind, shape) in Shapes)
        {
            if (shape().IsMatch(value))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The text with <c>***</c> in place of every secret in it; of an address only the password goes.</summary>
    public static string Hide(string text) => Shapes.Aggregate(text, static (rest, each) =>
        each.Shape().Replace(rest, static match => match.Groups["before"].Value + "***"));

    private static readonly (string Kind, Func<Regex> Shape)[] Shapes =
    [
        ("an Anthropic key", Anthropic),
        ("an OpenRouter key", OpenRouter),
        ("an OpenAI key", OpenAi),
        ("a Google key", Google),
        ("a GitHub token", GitHub),
        ("a Slack token", Slack),
        ("a Telegram bot token", Telegram),
        ("an AWS access key", Aws),
        ("a private key", PrivateKey),
        ("a password in an address", Address),
        ("a password in a connection string", Connection),
    ];

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])sk-ant-[A-Za-z0-9_-]{20,}")]
    private static partial Regex Anthropic();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])sk-or-v1-[0-9a-f]{32,}")]
    private static partial Regex OpenRouter();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])sk-(?:proj-|svcacct-|admin-)?(?=[A-Za-z0-9_-]*[0-9])(?=[A-Za-z0-9_-]*[A-Z])[A-Za-z0-9_-]{32,}")]
    private static partial Regex OpenAi();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])")]
    private static partial Regex Google();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})")]
    private static partial Regex GitHub();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])xox[abeoprs]-[A-Za-z0-9-]{10,}|(?<![A-Za-z0-9_-])xapp-[0-9]-[A-Za-z0-9-]{20,}")]
    private static partial Regex Slack();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])[0-9]{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])")]
    private static partial Regex Telegram();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])")]
    private static partial Regex Aws();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----|[\s\S]*)")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(?<before>\b[a-z][a-z0-9+.-]*://[^/\s:@$]*:)[^/\s@$]{3,}(?=@[^\s/]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    // Fields as ADO.NET and ODBC write them: one in front of the password or one behind it.
    [GeneratedRegex("""(?<before>=[^;=\n]*;\s*(?:password|pwd)\s*=)[^;\s$"'{]{3,}|(?<before>\bpassword\s*=)[^;\s$"'{]{3,}(?=;\s*[a-z][a-z ]*=)""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Connection();
}
