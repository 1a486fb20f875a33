using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway;

/// <summary>A member of a JSON object that is written: into an emitted configuration, or into one that is mended.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">A <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, a list of strings, or members.</param>
/// <param name="Comment">Why, on a line of its own above; null for none.</param>
internal sealed record JsonMember(string Key, object Value, string? Comment = null)
{
    public static JsonMember Of(string key, params ImmutableArray<JsonMember?> members) =>
        new(key, members.OfType<JsonMember>().ToImmutableArray());

    public static JsonMember List(string key, ImmutableArray<string> items, string? comment = null) => new(key, items, comment);
}
