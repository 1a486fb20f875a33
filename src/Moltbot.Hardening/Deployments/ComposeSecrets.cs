using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>Finds the secrets that are written in a service (<see cref="SecretCandidates"/>).</summary>
internal static class ComposeSecrets
{
    public static IEnumerable<ComposeSecret> Of(ServiceSet set, Service service) => Of(service, EnvFiles(set));

    /// <summary>The secrets that the files of a set hold and no container gets, since a later value overrides them. A placeholder among them guards nothing.</summary>
    public static IEnumerable<ComposeSecret> Replaced(ServiceSet set)
    {
        if (set.Compose.Replaced.IsEmpty)
        {
            yield break;
        }

        var envFiles = EnvFiles(set);
        var services = set.Services.ToDictionary(static service => service.Name, StringComparer.Ordinal);
        foreach (var replaced in set.Compose.Replaced)
        {
            foreach (var written in ServiceReader.Read(set.Compose with { Model = replaced.Model }))
            {
                var service = services.GetValueOrDefault(written.Name) is { } known ? known with { Model = written.Model } : written;
                foreach (var secret in Of(service, envFiles))
                {
                    if (!secret.IsPlaceholder)
                    {
                        yield return secret with { ReplacedBy = replaced.By };
                    }
                }
            }
        }
    }

    private static IEnumerable<ComposeSecret> Of(Service service, ImmutableHashSet<string> envFiles) => SecretCandidates.Of(service)
        .Where(candidate => !envFiles.Contains(candidate.Value.Origin.At.File.Path))
        .Select(candidate => Judge(service, candidate, envFiles))
        .OfType<ComposeSecret>();

    private static ImmutableHashSet<string> EnvFiles(ServiceSet set) =>
        set.Compose.Inputs.Where(static input => input.IsEnvironment).Select(static input => input.Read.File.Path).ToImmutableHashSet();

    private static ComposeSecret? Judge(Service service, SecretCandidate candidate, ImmutableHashSet<string> envFiles)
    {
        foreach (var text in Written(candidate, envFiles))
        {
            if (Judge(service, candidate, text) is { } secret)
            {
                return secret;
            }
        }

        return null;
    }

    /// <summary>What of a value stands in the compose file itself: not what an env file gives, and not a reference.</summary>
    private static IEnumerable<string> Written(SecretCandidate candidate, ImmutableHashSet<string> envFiles)
    {
        var value = candidate.Value;
        if (candidate.IsScript)
        {
            return value.Text.AsSpan().ContainsAny('$', '`') && SecretShapes.KindOf(value.Text) is null ? [] : [value.Text];
        }

        var written = value.Origin.At.Slice;
        var isKnown = value.Value is string or long && !value.IsHole && value.Text.Length > 0 && !value.Origin.Via.Any(via => envFiles.Contains(via.At.File.Path));
        if (!WrittenText.HasReference(written))
        {
            return isKnown && !SecretTexts.IsShellReference(value.Text) ? [value.Text] : [];
        }

        // The whole is looked at for a shape, which may begin in one part and end in another; by their name only the parts are.
        IEnumerable<string> whole = isKnown ? [value.Text, written] : [written];
        var parts = WrittenText.Operands(written).Concat(candidate.IsWord ? [] : WrittenText.Literals(written.Trim('"', '\'')).Where(SecretTexts.IsTelling));
        return whole.Where(static text => SecretShapes.KindOf(text) is not null).Concat(parts);
    }

    private static ComposeSecret? Judge(Service service, SecretCandidate candidate, string text)
    {
        var variable = Variable(candidate.Name, service);
        if (SecretShapes.Find(text) is { } shape)
        {
            var isPlaceholder = shape.IsPassword && PublishedPlaceholders.Contains(text.Substring(shape.Offset, shape.Length));
            return new ComposeSecret(service, candidate.Path, candidate.Value, variable, shape.Kind, isPlaceholder) { IsWhole = IsWhole(candidate) && (!candidate.IsWord || shape.Length == text.Length) };
        }

        if (text.Length == 0 || !SecretNames.IsSecret(candidate.Name) || SecretTexts.IsSetting(candidate.Name, text))
        {
            return null;
        }

        var isKnownToAll = PublishedPlaceholders.Contains(text);
        return isKnownToAll && ProviderNames.Begin(candidate.Name) ? null : new ComposeSecret(service, candidate.Path, candidate.Value, variable, "a secret", isKnownToAll) { IsWhole = IsWhole(candidate) };
    }

    private static bool IsWhole(SecretCandidate candidate) => !candidate.IsWord || candidate.Value.Origin.At.Slice.Trim('"', '\'') == candidate.Value.Text;

    /// <summary>The variable to refer to: as the value is called, in the gateway's own words where that is all it says.</summary>
    private static string Variable(string name, Service service)
    {
        var words = new StringBuilder(name.Length);
        foreach (var unit in name.AsSpan(name.LastIndexOfAny(['.', '/']) + 1))
        {
            words.Append(char.IsAsciiLetterOrDigit(unit) ? char.ToUpperInvariant(unit) : '_');
        }

        var variable = words.ToString().Trim('_');
        return variable.Length < 2 ? "SECRET"
            : variable is "TOKEN" or "PASSWORD" && service.IsGateway ? $"{(service.Product ?? Product.Moltbot).GatewayPrefix}_GATEWAY_{variable}"
            : variable;
    }
}
