using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Why nothing asks a service whether it works.</summary>
/// <param name="At">What switches the check off; the service's key where none is written.</param>
/// <param name="IsDisabled">It is switched off, not forgotten.</param>
internal sealed record MissingHealthcheck(SourceLocation At, bool IsDisabled)
{
    public ImmutableArray<Related> Via { get; init; } = [];
}

/// <summary>Looks for a service's healthcheck: compose's, else that of the stage it builds.</summary>
internal static class ServiceHealthcheck
{
    /// <returns>Null where there is one, or where the image of a release may bring its own.</returns>
    public static MissingHealthcheck? Missing(Service service)
    {
        var check = service.Model["healthcheck"] as ComposeMapping;
        if (Switch(check) is { } off)
        {
            return new MissingHealthcheck(off.At, IsDisabled: true) { Via = off.Via };
        }

        if (check?["test"] is ComposeSequence { Items.Length: > 0 } or ComposeScalar { Text.Length: > 0 })
        {
            return null;
        }

        return service.Stage?.Stage is { } stage ? OfStage(service, stage) : IsReleased(service.Image) ? null : new MissingHealthcheck(service.At, IsDisabled: false);
    }

    private static MissingHealthcheck? OfStage(Service service, ResolvedStage stage) => StageHealthcheck.Of(stage) switch
    {
        null => IsReleased(stage.BaseImage) ? null : new MissingHealthcheck(service.At, IsDisabled: false),
        var none when StageHealthcheck.IsNone(none) => new MissingHealthcheck(none.At, IsDisabled: true),
        _ => null,
    };

    /// <summary><c>disable: true</c>, or the test <c>NONE</c>.</summary>
    private static Origin? Switch(ComposeMapping? check) => check switch
    {
        null => null,
        _ when check["disable"] is ComposeScalar { Value: true } disable => disable.Origin,
        _ when check["test"] is ComposeSequence { Items: [ComposeScalar { Text: "NONE" } none, ..] } => none.Origin,
        _ => null,
    };

    /// <summary>Upstream's later images have a check of their own; which ones is not known here.</summary>
    private static bool IsReleased(string? image) => image is not null && ImageReference.Parse(image) is { } reference
        && Product.Openclaw.Images.Any(released => released.Contains('/', StringComparison.Ordinal) && reference.Repository == released);
}
