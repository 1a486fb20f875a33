using System.Collections.Immutable;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>The answer to "what does this configuration say at this path".</summary>
/// <param name="Kind">How it is supplied.</param>
/// <param name="Pointer">The JSON pointer that was asked for.</param>
/// <param name="At">The value; where it is absent, the key of the nearest object above it that is there, or the start of the file.</param>
internal sealed record ConfigValue(ConfigValueKind Kind, string Pointer, SourceLocation At)
{
    /// <summary>The value as it stands in the file; null where it is absent.</summary>
    public Node? Node { get; init; }

    /// <summary>The key it stands under; null for the root, an item of a list, and what is absent.</summary>
    public ScalarNode? Key { get; init; }

    /// <summary>The key's text; empty where it stands under none.</summary>
    public string Name => Key?.Value ?? "";

    /// <summary>The pointer as people write it in sentences: <c>gateway.auth.token</c>.</summary>
    public string Dotted => Pointer.Length == 0 ? "" : Pointer[1..].Replace('/', '.').Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>The text of a literal: a string's content, or the number, <c>true</c> or <c>false</c> as written. Null for every other kind.</summary>
    public string? Text { get; init; }

    /// <summary>The variable that supplies the whole value (<c>${NAME}</c>, <c>$NAME</c>, or a secret reference with source <c>env</c>), or null.</summary>
    public string? Variable { get; init; }

    /// <summary>The gateway refuses this value or what it stands in (MBH4001 says so), so nothing else is said of it.</summary>
    public bool IsRefused { get; init; }

    public bool IsAbsent => Kind == ConfigValueKind.Absent;

    /// <summary>Whether it is surely this text (or number, or truth value).</summary>
    public bool Is(string text) => Kind == ConfigValueKind.Literal && !IsRefused && Text == text;

    /// <summary>Whether the host alone knows it.</summary>
    public bool IsKnownOnHostOnly =>
        Kind is ConfigValueKind.EnvReference or ConfigValueKind.SecretReference or ConfigValueKind.Hole or ConfigValueKind.Unknown;

    /// <summary>The items of a list; none where it is no list.</summary>
    public ImmutableArray<Node> Items => Node is SequenceNode list && !IsRefused ? list.Items : [];
}
