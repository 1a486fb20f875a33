using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Which release of which product a gateway runs, and what says so.</summary>
internal sealed record GatewayRelease(Product Product, CalendarRelease Number, string Text, SourceLocation At)
{
    public ImmutableArray<Related> Via { get; init; } = [];

    /// <returns>Null where nothing written here names one: a tag such as <c>latest</c>, a digest, a hole, sources that are built.</returns>
    public static GatewayRelease? Of(Service gateway) => OfCommand(gateway) ?? (gateway.Stage is { } built ? OfStage(built) : OfImage(gateway));

    /// <summary><c>npx openclaw@2026.1.30 gateway</c>.</summary>
    private static GatewayRelease? OfCommand(Service gateway) => gateway.Command.Words
        .Select(static word => Package(InstalledPackage.Parse(word.Text), word.Origin.At) is { } release ? release with { Via = word.Origin.Via } : null).FirstOrDefault(static release => release is not null);

    private static GatewayRelease? OfImage(Service gateway) => gateway["image"] is { Text.Length: > 0 } image && !HoleText.IsIn(image.Text) && Image(image.Text, image.Origin.At) is { } release
        ? release with { Via = image.Origin.Via }
        : null;

    /// <summary>What a <c>RUN</c> of the chain installs, else the image that the chain begins with.</summary>
    private static GatewayRelease? OfStage(BuiltStage built)
    {
        if (built.Stage is not { } stage)
        {
            return null;
        }

        foreach (var run in stage.InImage.Reverse().Where(static instruction => instruction.Keyword == "RUN"))
        {
            foreach (var package in InstalledPackage.In(run))
            {
                if (Package(package, run.Instruction.At) is { } release)
                {
                    return release;
                }
            }
        }

        return stage.BaseImage is { } image ? Image(image, stage.Chain[^1].From.Arguments is [var from, ..] ? from.At : built.Dockerfile.File.Start) : null;
    }

    /// <summary>An image that is called like the product, whoever publishes it, with a release for a tag.</summary>
    private static GatewayRelease? Image(string text, SourceLocation at) => ImageReference.Parse(text) is { Tag: { } tag } image
        && Product.Named(image.Repository.Split('/')[^1]) is { } product && CalendarRelease.Parse(tag) is { } number
        ? new GatewayRelease(product, number, tag, at)
        : null;

    private static GatewayRelease? Package(InstalledPackage? package, SourceLocation at) => package is not null
        && Product.Named(package.Name) is { } product && CalendarRelease.Parse(package.Version) is { } number
        ? new GatewayRelease(product, number, package.Version, at)
        : null;
}
