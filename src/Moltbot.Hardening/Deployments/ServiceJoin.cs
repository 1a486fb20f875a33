using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Joins a service with the stage it builds, the user it runs as, and (a gateway) the config and address it uses.</summary>
internal static class ServiceJoin
{
    private static readonly string[] DefaultShell = ["/bin/sh", "-c"];

    /// <summary>With the stage behind it, whose entrypoint and command run where compose writes none.</summary>
    public static Service WithStage(Service service, StageJoin stages) => stages.StageOf(service) is not { } stage
        ? service
        : service with
        {
            Stage = stage,
            Command = service.Command with { StageEntrypoint = Words(stage.Stage?.Entrypoint), StageCommand = Words(stage.Stage?.Command) },
        };

    /// <param name="service">As the model and its stage have it, marked.</param>
    /// <param name="product">The product that the item or the project names; else the service says it.</param>
    /// <param name="request">For the users of base images.</param>
    /// <param name="configs">The project's configs.</param>
    public static Service Join(Service service, Product? product, DeploymentRequest request, ImmutableArray<GatewayConfig> configs)
    {
        var joined = service with { User = User(service, service.Stage, request) };
        if (!service.IsGateway)
        {
            return joined;
        }

        return WithConfigs(joined with { Product = product ?? service.Product }, configs);
    }

    /// <summary>With the configurations that it reads, and the address that follows from them; a service that is no gateway reads none.</summary>
    public static Service WithConfigs(Service service, ImmutableArray<GatewayConfig> configs)
    {
        if (!service.IsGateway)
        {
            return service;
        }

        var joined = service with { Configs = [.. configs.Where(config => IsReadBy(config, service.Product)).OrderBy(static config => config.IsExample || config.IsTemplate)] };
        return joined with { Bind = GatewayBindReader.Read(joined) };
    }

    /// <summary>Examples and templates show what will be used, and are taken for it, but behind a real one.</summary>
    private static bool IsReadBy(GatewayConfig config, Product? product) => product is null || config.Product == product;

    // The shell form runs as `/bin/sh -c`.
    private static ImmutableArray<ComposeScalar> Words(Instruction? instruction)
    {
        var words = (instruction?.Arguments ?? []).Select(static argument => ComposeScalar.Of(new Origin(argument.At), argument.Text));
        return instruction is null or { IsJson: true } ? [.. words]
            : [.. DefaultShell.Select(word => ComposeScalar.Of(new Origin(instruction.At), word)), .. words];
    }

    private static ServiceUser User(Service service, BuiltStage? stage, DeploymentRequest request)
    {
        if (service["user"] is { Value: not null } user)
        {
            var known = user.IsHole ? null : user.Text;
            return new ServiceUser(known, UserSource.Compose, user.Origin.At)
            {
                RunsAsRoot = known is null ? null : UserName.IsRoot(known),
                Via = user.Origin.Via,
            };
        }

        if (stage is not null)
        {
            return new ServiceUser(stage.EffectiveUser, UserSource.Dockerfile, stage.Stage?.User.At ?? stage.Dockerfile.File.Start) { RunsAsRoot = stage.RunsAsRoot };
        }

        var image = service["image"];
        var ofImage = image is { IsHole: false, Text.Length: > 0 } ? BaseImageUsers.Lookup(request, image.Text) : null;
        return new ServiceUser(ofImage, UserSource.Image, Place(service))
        {
            RunsAsRoot = ofImage is null ? null : UserName.IsRoot(ofImage),
            Via = image?.Origin.Via ?? [],
        };
    }

    private static SourceLocation Place(Service service) =>
        (service.Model["image"] ?? service.Model["build"])?.Origin.At ?? service.At;
}
