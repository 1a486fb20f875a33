using System.Collections.Immutable;

namespace Moltbot.Hardening.Bundle;

/// <summary>Rule by rule, whether an override can cure what it finds without breaking what the deployment does. Infos are not weighed: what they advise is done where it is certain to hold.</summary>
/// <remarks>The rooms that speak of a compose set, its Dockerfiles and its secrets. A configuration is emitted whole, so of the rooms 4 and 5 nothing is left to an override but what stands in a command.</remarks>
internal static class OverrideCures
{
    public static ImmutableArray<OverrideCure> All { get; } =
    [
        new("MBH1001", OverrideReach.Warnings, "publishes on 127.0.0.1"),
        new("MBH1002", OverrideReach.Warnings, "replaces the whole list of ports"),
        new("MBH1003", OverrideReach.Errors, "writes the bind of the topology; one that a script computes is told, and nothing is written while it exposes"),
        new("MBH1004", OverrideReach.Errors, "adds a forwarder; in a namespace that another service owns, what reaches the gateway is the author's arrangement"),
        new("MBH1005", OverrideReach.Warnings, "gives the service a network of its own"),
        new("MBH1006", OverrideReach.Warnings, "drops capabilities and forbids new privileges"),
        new("MBH1007", OverrideReach.Nothing, "the gateway's configuration says which proxies it knows (`MoltbotTrustedProxy`)"),
        new("MBH1008", OverrideReach.Warnings, "writes the command without the option, the variable with its safe value"),
        new("MBH1009", OverrideReach.Warnings, "switches the announcement off, or takes the gateway from the host's network"),
        new("MBH1010", OverrideReach.Warnings, "leaves the entry out"),
        new("MBH2001", OverrideReach.Warnings, "leaves the mount, the secret, the config or the variable out"),
        new("MBH2002", OverrideReach.Warnings, "writes `privileged: false`, of commands at start and stop too"),
        new("MBH2003", OverrideReach.Errors, "leaves the capability out; a tunnel keeps NET_ADMIN, without which it makes no interface"),
        new("MBH2004", OverrideReach.Warnings, "drops all; a sidecar that may start as root keeps what an entrypoint steps down with"),
        new("MBH2005", OverrideReach.Warnings, "forbids new privileges"),
        new("MBH2006", OverrideReach.Warnings, "takes the host's namespace away"),
        new("MBH2007", OverrideReach.Warnings, "writes a user that is not root"),
        new("MBH2008", OverrideReach.Warnings, "leaves the mount out"),
        new("MBH2009", OverrideReach.Nothing, "which folders the assistant works in is the author's choice"),
        new("MBH2010", OverrideReach.Warnings, "leaves the option out"),
        new("MBH2011", OverrideReach.Errors, "leaves disks and memory out; any other device is what the service is there for"),
        new("MBH2012", OverrideReach.Nothing, "an info; done for a gateway whose state is mounted"),
        new("MBH2013", OverrideReach.Nothing, "an info; done for gateways"),
        new("MBH2014", OverrideReach.Nothing, "only a registry knows an image's digest, and a build asks none"),
        new("MBH2015", OverrideReach.Nothing, "another release is a migration, which a person plans"),
        new("MBH2016", OverrideReach.Nothing, "an info; done where no healthcheck is switched off on purpose"),
        new("MBH2017", OverrideReach.Nothing, "an info; done for gateways"),
        new("MBH2018", OverrideReach.Nothing, "an info; done for gateways"),
        new("MBH2019", OverrideReach.Nothing, "docker compose refuses the entry in the base before it reads another file"),
        new("MBH2020", OverrideReach.Errors, "tells the gateway where its state or config is mounted; a config without its directory, and a guess, stay warnings"),
        new("MBH2021", OverrideReach.Nothing, "the state would have to be moved, and the override would start the gateway without it"),
        new("MBH2022", OverrideReach.Warnings, "takes the propagation away"),
        new("MBH3001", OverrideReach.Nothing, "the Dockerfile's; where every service that runs the stage gets a user, a warning of it stays"),
        new("MBH3002", OverrideReach.Nothing, "the Dockerfile's; where every service that runs the stage gets a user, a warning of it stays"),
        new("MBH3003", OverrideReach.Nothing, "the Dockerfile's; where every service that runs the stage gets a user, an info of it stays"),
        new("MBH3004", OverrideReach.Nothing, "the Dockerfile's"),
        new("MBH3005", OverrideReach.Nothing, "the Dockerfile's; the secret is in the image"),
        new("MBH3006", OverrideReach.Nothing, "the Dockerfile's"),
        new("MBH3007", OverrideReach.Nothing, "the Dockerfile's"),
        new("MBH3008", OverrideReach.Nothing, "the build context's"),
        new("MBH3009", OverrideReach.Nothing, "the Dockerfile's"),
        new("MBH3010", OverrideReach.Nothing, "the Dockerfile's"),
        new("MBH3011", OverrideReach.Nothing, "the Dockerfile's"),
        new("MBH3012", OverrideReach.Nothing, "the Dockerfile's"),
        new("MBH3013", OverrideReach.Nothing, "the Dockerfile's"),
        new("MBH6001", OverrideReach.Nothing, "the literal stays in the file that holds it, whatever a later one says"),
        new("MBH6002", OverrideReach.Nothing, "the secret stays in the file that holds it"),
        new("MBH6003", OverrideReach.Nothing, "an ignore file's"),
        new("MBH6004", OverrideReach.Nothing, "git's history's"),
        new("MBH6005", OverrideReach.Errors, "hands the gateway what its configuration and the providers need; what stands in no env file, or what nobody takes, a person has to write"),
        new("MBH6006", OverrideReach.Nothing, "the env file's"),
        new("MBH6007", OverrideReach.Warnings, "requires the token's variable"),
        new("MBH6008", OverrideReach.Nothing, "the document's"),
    ];

    /// <summary>Whether an error of the rule that an override leaves is a defect of the override. Rules of other rooms are none of its business.</summary>
    public static bool CuresErrorsOf(string rule) => All.Any(cure => cure.Rule == rule && cure.Reach != OverrideReach.Nothing);
}
