using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>The deployments of <c>samples/</c> as input for consumers.</summary>
public static class Samples
{
    /// <summary>A deployment that passes without a warning, and emits.</summary>
    public static string Hardened => Path.Combine(Shared.Repository, "samples", "hardened");

    /// <summary>The same with the usual mistakes.</summary>
    public static string Careless => Path.Combine(Shared.Repository, "samples", "careless");

    /// <summary>What an organisation says of all its deployments, to be packed.</summary>
    public static string PolicyPackage => Path.Combine(Shared.Repository, "samples", "policy-package");

    /// <summary>Added to <see cref="Hardened"/>: the gateway's port is published where nobody can reach it, which is a warning (MBH1004) and no error.</summary>
    public const string UnreachablePort = """
        services:
          moltbot-gateway:
            ports:
              - "127.0.0.1:18789:18789"

        """;

    /// <summary>A port on every interface (MBH1001) on its last line.</summary>
    public const string OpenPort = """
        services:
          moltbot-gateway:
            image: moltbot
            command: ["node", "dist/index.js", "gateway", "--bind", "loopback"]
            user: "1000:1000"
            ports:
              - "18789:18789"

        """;
}
