using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>A shell script, or a part of one, cut into pipelines in the order of the text. Nothing is expanded.</summary>
internal sealed record Script(ImmutableArray<ScriptPipeline> Pipelines)
{
    public static Script Empty { get; } = new([]);

    /// <summary>What runs without a shell: one command of those words.</summary>
    public static Script Of(ImmutableArray<ScriptWord> words) =>
        new([new ScriptPipeline([new ScriptCommand(words, words.IsEmpty ? default : TextSpan.Between(words[0].Span.Offset, words[^1].Span.End))], [])]);
}
