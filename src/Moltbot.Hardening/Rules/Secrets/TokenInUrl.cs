using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Secrets;

/// <summary>A token in the query of an address, which browsers, proxies and logs keep.</summary>
internal sealed class TokenInUrl : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH6008", Name: nameof(TokenInUrl), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A file or document puts a token into the query of an address.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var file in deployment.Files.Concat(deployment.Beside))
        {
            foreach (var at in TokenAddresses.In(file.File))
            {
                yield return new Finding(
                    Descriptor,
                    at,
                    "a token in an address stays in the browser's history, in proxies' logs and in the Referer that other sites get; open the page without it and paste the token into its settings, or send it as 'Authorization: Bearer'")
                {
                    Fix = Without(at),
                };
            }
        }
    }

    /// <summary>The parameter goes with the sign before it; the first of several leaves that to the next.</summary>
    private static Fix Without(SourceLocation at)
    {
        var text = at.File.Text;
        var (start, end) = (at.Span.Offset, at.Span.End);
        var isFirstOfMore = text[start - 1] == '?' && end < text.Length && text[end] == '&';
        return Fix.Show(at.File.At(isFirstOfMore ? TextSpan.Between(start, end + 1) : TextSpan.Between(start - 1, end)), "Leave the token out", "");
    }
}
