using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>A token or password that a gateway gets by a reference which may come to nothing.</summary>
/// <param name="At">The value.</param>
/// <param name="Path">Where in the service.</param>
/// <param name="Variable">What it refers to.</param>
internal sealed record UnguardedSecret(SourceLocation At, string Path, string Variable)
{
    /// <summary>The gateway's token, else its password, where none of what supplies a secret is sure to be there.</summary>
    public static UnguardedSecret? Of(Service gateway)
    {
        if (gateway.HasUnreadEnvFile || gateway.Configs.Any(SuppliesItself))
        {
            return null;
        }

        UnguardedSecret? first = null;
        foreach (var candidate in SecretCandidates.Of(gateway))
        {
            if (!IsGatewaySecret(gateway, candidate))
            {
                continue;
            }

            var written = candidate.Value.Origin.At.Slice.Trim('"', '\'');
            written = candidate.IsWord && written.IndexOf('=', StringComparison.Ordinal) is var sign and > 0 && written.StartsWith('-') ? written[(sign + 1)..] : written;
            if (Reference(written) is not { } variable)
            {
                return null;
            }

            first ??= new UnguardedSecret(candidate.Value.Origin.At, candidate.Path, variable);
        }

        return first;
    }

    private static bool IsGatewaySecret(Service gateway, SecretCandidate candidate)
    {
        var product = gateway.Product ?? Product.Moltbot;
        return candidate.IsWord ? !candidate.IsScript && candidate.Name is "token" or "password" && candidate.Value.Origin.At.Slice != $"--{candidate.Name}"
            : candidate.Path.StartsWith("environment/", StringComparison.Ordinal) && (candidate.Name == product.TokenVariable || candidate.Name == product.PasswordVariable);
    }

    /// <summary>Whether the configuration has a secret that no variable of compose decides, or asks for none.</summary>
    private static bool SuppliesItself(GatewayConfig config) =>
        IsOwn(config.Token) || IsOwn(config.Password) || config.AuthMode.Is("trusted-proxy") || config.AuthMode.Is("none");

    private static bool IsOwn(ConfigValue value) => value is { Kind: ConfigValueKind.Literal, Text.Length: > 0 } or { Kind: ConfigValueKind.SecretReference, Variable: null };

    /// <summary>The name in <c>$NAME</c>, <c>${NAME}</c>, <c>${NAME:-}</c>, <c>${NAME-}</c>; null for anything else.</summary>
    private static string? Reference(string written)
    {
        if (!written.StartsWith('$'))
        {
            return null;
        }

        var isBraced = written.StartsWith("${", StringComparison.Ordinal) && written.EndsWith('}');
        var inner = isBraced ? written[2..^1] : written[1..];
        inner = isBraced && inner.EndsWith(":-", StringComparison.Ordinal) ? inner[..^2] : isBraced && inner.EndsWith('-') ? inner[..^1] : inner;
        return inner.Length > 0 && inner.All(static unit => char.IsAsciiLetterOrDigit(unit) || unit == '_') ? inner : null;
    }
}
