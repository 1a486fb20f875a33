using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What a <c>COPY</c> or <c>ADD</c> takes.</summary>
/// <param name="Copy">The instruction.</param>
/// <param name="Path">Expanded.</param>
/// <param name="At">Where it is written.</param>
internal sealed record CopySource(BuiltInstruction Copy, string Path, SourceLocation At)
{
    /// <summary>A URL or a git repository, as only <c>ADD</c> takes.</summary>
    public bool IsRemote { get; init; }

    public bool IsGit { get; init; }

    /// <summary>By <c>--checksum</c>, or by a commit.</summary>
    public bool IsPinned { get; init; }

    /// <summary>From another stage or image (<c>--from</c>), not from the build context.</summary>
    public bool IsFromImage { get; init; }

    /// <summary>The context itself: <c>.</c>, <c>/</c>, <c>*</c>.</summary>
    public bool IsWholeContext => !IsRemote && !IsFromImage && Path.TrimEnd('/') is "" or "." or "./." or "*" or "./*" or "/*" or "/.";

    /// <summary>The last part of the path.</summary>
    public string Name => Path.TrimEnd('/')[(Path.TrimEnd('/').LastIndexOf('/') + 1)..];
}
