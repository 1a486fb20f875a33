namespace Moltbot.Hardening.Deployments;

/// <summary>What the gate does with errors.</summary>
public enum GateMode
{
    /// <summary>They fail the build.</summary>
    Enforce,

    /// <summary>They are warnings; told by MBH0008.</summary>
    Warn,
}
