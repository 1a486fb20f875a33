using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>The properties of the public contract, checked. A value that is not one of its values is MBH0003 and the default stands in for it.</summary>
internal sealed record Settings
{
    public bool Enabled { get; init; } = true;

    public GateMode Mode { get; init; }

    public Topology Topology { get; init; }

    public Preset Preset { get; init; } = Preset.Recommended;

    /// <summary>The release whose rules are judged by.</summary>
    public string RuleSet { get; init; } = RuleSets.Current;

    /// <summary>The product that <c>MoltbotProduct</c> names; null for <c>auto</c>.</summary>
    public Product? Product { get; init; }

    public string? ProductVersion { get; init; }

    public int GatewayPort { get; init; } = 18789;

    public int BridgePort { get; init; } = 18790;

    public bool RequireInputs { get; init; } = true;

    public bool DefaultItems { get; init; } = true;

    public bool EmitArtifacts { get; init; } = true;

    /// <summary>Emitted files that were committed must be what this build emits.</summary>
    public bool VerifyArtifacts { get; init; }

    /// <summary>Findings may be accepted, by waivers and by the baseline.</summary>
    public bool AllowWaivers { get; init; } = true;

    /// <summary>The day that waivers end by.</summary>
    public DateOnly Today { get; init; } = DateOnly.MaxValue;

    /// <summary>Absolute: the folder that no reference may leave.</summary>
    public required string Root { get; init; }

    /// <summary>Who may write to the assistant, as the emitted config has it.</summary>
    public WhatsAppPolicy WhatsApp { get; init; } = WhatsAppPolicy.Default;

    /// <summary>How the emitted config and override give the gateway its token.</summary>
    public SecretsKind Secrets { get; init; }

    /// <summary>Whom a proxy signs in; null where clients show the token.</summary>
    public TrustedProxyAuth? TrustedProxy { get; init; }

    /// <summary>The gateway's secret comes by its variable.</summary>
    public bool HasSecretVariable => Secrets == SecretsKind.Env && TrustedProxy is null;

    /// <summary>The proxies that may speak for a client.</summary>
    public ImmutableArray<string> TrustedProxies { get; init; } = [];

    /// <summary>The loosening settings that are in force, as MBH0008 tells them.</summary>
    public ImmutableArray<string> Loosened { get; init; } = [];
}
