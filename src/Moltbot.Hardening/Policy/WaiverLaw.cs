using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>What may be accepted in this project, by waivers and by the baseline.</summary>
/// <param name="Allowed">False: the organisation accepts none.</param>
/// <param name="NonWaivable">Rules that it accepts none for; room 0 is never accepted.</param>
/// <param name="Today">The day that waivers end by.</param>
internal sealed record WaiverLaw(bool Allowed, ImmutableArray<string> NonWaivable, DateOnly Today)
{
    /// <summary>Rules that the configuration to be emitted breaks by the project's own word: their waivers have a use before the file is there.</summary>
    public ImmutableArray<string> BrokenByEmission { get; init; } = [];

    private const string NonWaivableName = "MoltbotNonWaivable";

    public static (WaiverLaw Law, ImmutableArray<Problem> Problems) Read(DeploymentRequest request, Settings settings, SourceLocation project)
    {
        var ids = (request.Properties.GetValueOrDefault(NonWaivableName) ?? "")
            .Split([';', ',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var problems = ids.Where(static id => !IsRule(id))
            .Select(id => new Problem(ProblemKind.InvalidSetting, project, $"{NonWaivableName} names {Unknown(id)}"));
        var law = new WaiverLaw(settings.AllowWaivers, [.. ids], settings.Today) { BrokenByEmission = settings.WhatsApp.Broken };
        return (law, [.. problems]);
    }

    /// <summary>Why findings of a rule cannot be accepted, as the end of a sentence, or null.</summary>
    public string? Forbids(string rule) =>
        !Allowed ? "but MoltbotAllowWaivers is false, so nothing is accepted here; cure the finding"
        : !IsRule(rule) ? "but it names " + Unknown(rule)
        : rule[3] == '0' ? $"but {rule} is a rule of the gate itself, and a gate that cannot judge must not pass; cure what it reports"
        : NonWaivable.Contains(rule) ? $"but {NonWaivableName} names {rule}, so it is never accepted here; cure the finding"
        : null;

    private static bool IsRule(string id) => RuleRegistry.All.Any(rule => rule.Descriptor.Id == id);

    private static string Unknown(string id)
    {
        var nearest = Spelling.Nearest(id, RuleRegistry.All.Select(static rule => rule.Descriptor.Id));
        return $"{Quote.Value(id)}, which is no rule; {(nearest is null ? "docs/rules lists them" : $"did you mean {nearest}?")}";
    }
}
