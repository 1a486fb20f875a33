namespace Moltbot.Hardening.Deployments;

/// <summary>A named set of severities.</summary>
public enum Preset
{
    /// <summary>The controls that the seeds ask for.</summary>
    Essential,

    /// <summary>The catalogue as it stands.</summary>
    Recommended,

    /// <summary>Every warning is an error.</summary>
    Strict,
}
