using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>A key with its value.</summary>
internal sealed record ComposeEntry(string Key, Origin KeyOrigin, ComposeNode Value)
{
    /// <summary>The same key in later files whose values were merged into this one's, in their order.</summary>
    public ImmutableArray<Origin> Later { get; init; } = [];

    /// <summary>The same key with another value.</summary>
    public ComposeEntry With(ComposeNode value) => new(Key, KeyOrigin, value) { Later = Later };

    /// <summary>The key in a file, or null where that file does not write it.</summary>
    public SourceLocation? WrittenIn(SourceFile file) =>
        Later.Prepend(KeyOrigin).LastOrDefault(origin => origin.At.File == file)?.At;
}
