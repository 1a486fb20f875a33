using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>A severity that a line of an .editorconfig or .globalconfig sets.</summary>
/// <param name="Key">A rule's id, or the word of a room.</param>
/// <param name="Severity">Null for <c>default</c>: as if nothing but the preset were said.</param>
/// <param name="Entry">The line.</param>
internal sealed record SeveritySetting(string Key, Severity? Severity, EditorConfigEntry Entry)
{
    /// <summary>The line as a policy's origin names it, with the section that it stands under.</summary>
    public string Origin => $"{Quote.Path(Entry.At.File.Path)}({Entry.At.Start.Line})" + (Entry.Section?.Glob is { } glob ? $" [{Quote.Plain(glob)}]" : "");

    /// <summary>Whether it says something of the rule.</summary>
    public bool Concerns(RuleDescriptor rule) => Key == rule.Id || Key == Rooms.Words[rule.Room];
}
