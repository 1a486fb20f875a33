namespace Moltbot.Hardening.Dockerfiles;

/// <summary>How far the name of an image says which image it is.</summary>
internal enum ImagePin
{
    /// <summary>By a digest: always the same.</summary>
    Digest,

    /// <summary>By a tag, which can be moved.</summary>
    Tag,

    /// <summary>By the tag <c>latest</c>.</summary>
    Latest,

    /// <summary>Not at all, which is <c>latest</c> too.</summary>
    Untagged,

    /// <summary>A part that only the host knows stands where the tag would.</summary>
    Unknown,
}
