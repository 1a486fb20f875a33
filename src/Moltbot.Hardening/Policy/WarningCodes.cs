using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Policy;

/// <summary>The codes of one of MSBuild's warning properties and its <c>MSBuild…</c> form, each with the property that names it. MSBuild does not look at case.</summary>
internal sealed record WarningCodes(ImmutableDictionary<string, string> Codes)
{
    public static WarningCodes None { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The property that names a rule, or null.</summary>
    public string? this[string rule] => Codes.GetValueOrDefault(rule);

    public static WarningCodes Read(DeploymentRequest request, params string[] properties)
    {
        var codes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in properties)
        {
            var text = request.Properties.GetValueOrDefault(property) ?? "";
            foreach (var code in text.Split([';', ',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
            {
                codes.TryAdd(code, property);
            }
        }

        return new WarningCodes(codes.ToImmutable());
    }
}
