using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Bundle.Changes;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Rules.Secrets;

namespace Moltbot.Hardening.Bundle;

/// <summary>The override that hardens a base: the smallest set of changes, each with the rules that it answers.</summary>
internal static class OverrideText
{
    /// <summary>What every emitted compose file begins with; by it a committed one is known again.</summary>
    public const string FirstLine = "# Emitted by Moltbot.Hardening";

    /// <returns>The text, or null where the base needs no change.</returns>
    public static string? Write(Deployment deployment, ServiceSet set)
    {
        var settings = deployment.Settings;
        var alone = deployment with { Sets = [set] };
        var told = new InsecureGatewayFlag().Evaluate(alone).Concat(new StateDirectoryMismatch().Evaluate(alone)).Concat(new SecretNotDelivered().Evaluate(alone)).ToLookup(static finding => finding.Service ?? "");
        var supplied = SecretsEnvExample.Supplied(deployment.Configs.SelectMany(static config => config.Channels).Select(static channel => channel.Channel));
        var blocks = set.Services.Select(service => Block(new HardenedService(settings, set, service) { Told = [.. told[service.Name]], Supplied = supplied })).OfType<string>().ToArray();
        if (blocks.Length == 0)
        {
            return null;
        }

        var files = string.Concat(SetFiles.Compose(deployment, set).Select(static file => $"-f {Quote.Plain(file)} "));
        return $"""
            {FirstLine} for {string.Join(", ", set.Compose.Files.Select(static file => Quote.Plain(file.Path)))}, topology {settings.Topology.ToString().ToLowerInvariant()}. Do not edit: build again.
            # Name it as the last file: docker compose {files}-f <this file> --env-file secrets.env up -d
            # The first --env-file takes the place of .env; where there is one, name it before the other.
            # It needs docker compose 2.24.4 or later, which knows !override and !reset.
            services:
            {string.Join("\n", blocks)}
            {string.Join("\n", Secrets(settings, set))}
            """.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }

    /// <summary>What the services' <c>secrets</c> name, where no file of the set says it; of several gateways of one product it is the same token.</summary>
    private static ImmutableArray<string> Secrets(Settings settings, ServiceSet set)
    {
        ImmutableArray<string> lines = settings.TrustedProxy is not null ? []
            : [.. set.Gateways.Select(gateway => new TokenDelivery(settings.Secrets, gateway.Product ?? Product.Moltbot)).Distinct()
                .Where(token => (set.Compose.Model["secrets"] as ComposeMapping)?[token.SecretName] is null).SelectMany(static token => token.Definition)];
        return lines.IsEmpty ? [] : lines.Insert(0, "secrets:");
    }

    private static string? Block(HardenedService hardened)
    {
        var (set, service) = (hardened.Set, hardened.Service);
        var changes = ServiceHardening.Of(hardened).ToImmutableArray();
        var forwarder = hardened.NeedsForwarder;
        if (forwarder && NeedsImageName(service))
        {
            changes = changes.Insert(0, new ServiceChange("a name for the image that is built, so that the forwarder can run it", [$"image: {ImageOf(service)}"]));
        }

        if (changes.IsEmpty && !forwarder)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(text, service.Name, changes);
        if (forwarder)
        {
            var lines = GatewayForwarder.Lines(service, hardened.GatewayPort, ImageOf(service));
            text.Append('\n');
            Append(text, GatewayForwarder.NameFor(set, service), [new ServiceChange("MBH1004: carries the published port on to the gateway's loopback", lines)]);
        }

        return text.ToString().TrimEnd('\n');
    }

    private static bool NeedsImageName(Service service) => string.IsNullOrEmpty(service.Image);

    private static string ImageOf(Service service) => service["image"] is { Text.Length: > 0 } image
        ? YamlText.AsWritten(image)
        : YamlText.Literal($"{service.Name.ToLowerInvariant()}:local");

    private static void Append(StringBuilder text, string name, ImmutableArray<ServiceChange> changes)
    {
        text.Append("  ").Append(YamlText.Literal(name)).Append(":\n");
        foreach (var change in changes)
        {
            text.Append("    # ").Append(change.Why).Append('\n');
            foreach (var line in change.Lines)
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }
    }
}
