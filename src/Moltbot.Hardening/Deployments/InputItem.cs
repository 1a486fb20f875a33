using System.Collections.Immutable;

namespace Moltbot.Hardening.Deployments;

/// <summary>An MSBuild item as the project wrote it.</summary>
/// <param name="Type">The item's name, such as <c>MoltbotCompose</c>.</param>
/// <param name="Include">The evaluated include: a path (absolute, or relative to the project) or, for <c>MoltbotRule</c> and the like, a value.</param>
/// <param name="Metadata">The metadata that the contract names; what is not written or empty is left out.</param>
public sealed record InputItem(string Type, string Include, ImmutableDictionary<string, string> Metadata)
{
    public InputItem(string type, string include)
        : this(type, include, ImmutableDictionary<string, string>.Empty)
    {
    }

    /// <summary>A metadata value, or null where it is not written.</summary>
    public string? this[string metadata] => Metadata.GetValueOrDefault(metadata);

    /// <summary>A <c>;</c>-list in a metadata value, without empty parts.</summary>
    public ImmutableArray<string> List(string metadata) =>
        [.. (this[metadata] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
