namespace Moltbot.Hardening.Findings;

/// <summary>What stood in the way of a stage. Each kind is reported by one rule of room 0 (<see cref="EmptyVolumeSource"/>: by MBH2019).</summary>
public enum ProblemKind
{
    /// <summary>MBH0001: cannot be read or parsed.</summary>
    Unreadable,

    /// <summary>MBH0007: over a limit.</summary>
    LimitExceeded,

    /// <summary>MBH0010: docker compose, BuildKit or the gateway refuses it, or what it names is not there. The rest is still judged.</summary>
    Refused,

    /// <summary>MBH2019: an unset variable made the source of a volume empty; stands in place of <see cref="Refused"/>.</summary>
    EmptyVolumeSource,

    /// <summary>MBH0003: a property, item or metadata has a value that is not one of its values.</summary>
    InvalidSetting,

    /// <summary>MBH0011: a committed artifact is not what this build emits.</summary>
    ArtifactDrift,
}
