namespace Moltbot.Hardening.Deployments;

/// <summary>A named set of severities.</summary>
public enum Preset
{
    /// <summary>Warnings and infos of the seeds' controls alone; errors of every rule.</summary>
    Essential,

    /// <summary>The catalogue as it stands.</summary>
    Recommended,

    /// <summary>Every warning is an error.</summary>
    Strict,
}
