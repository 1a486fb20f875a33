using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>A key with its value.</summary>
/// <remarks>It lies in its mapping's array and is no object of its own: a model has more entries than anything else.</remarks>
internal readonly record struct ComposeEntry
{
    /// <summary>The key, or what more there is to say of it.</summary>
    private readonly object key;
    private readonly TextSpan keySpan;

    public ComposeEntry(string key, Origin keyOrigin, ComposeNode value)
        : this(ReferenceEquals(keyOrigin.Route, value.Origin.Route) ? key : new EntryNotes(key, keyOrigin.Route, []), keyOrigin.Span, value)
    {
    }

    private ComposeEntry(object key, TextSpan keySpan, ComposeNode value) => (this.key, this.keySpan, Value) = (key, keySpan, value);

    public string Key => key as string ?? ((EntryNotes)key).Key;

    /// <summary>Where the key was written.</summary>
    public Origin KeyOrigin => new((key as EntryNotes)?.Route ?? Value.Origin.Route, keySpan);

    public ComposeNode Value { get; }

    /// <summary>The same key in later files whose values were merged into this one's, in their order.</summary>
    public ImmutableArray<Origin> Later => (key as EntryNotes)?.Later ?? [];

    /// <summary>The same key with another value.</summary>
    public ComposeEntry With(ComposeNode value) => key is EntryNotes || ReferenceEquals(value.Origin.Route, Value.Origin.Route)
        ? new ComposeEntry(key, keySpan, value)
        : new ComposeEntry(Key, KeyOrigin, value);

    /// <summary>The same key with what came of its value and of that of the same key in a later file.</summary>
    public ComposeEntry Joined(ComposeNode value, ComposeEntry later) => new(new EntryNotes(Key, KeyOrigin.Route, Later.Add(later.KeyOrigin)), keySpan, value);

    /// <summary>The key in a file, or null where that file does not write it.</summary>
    public SourceLocation? WrittenIn(SourceFile file) =>
        Later.Prepend(KeyOrigin).Where(origin => origin.File == file).Select(static origin => origin.At).LastOrDefault();
}
