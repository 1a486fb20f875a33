using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Deployments;

/// <summary>Finds the secrets in what a build runs: ENV, ARG, LABEL, the words of RUN, files, here-documents.</summary>
/// <remarks>
/// A literal counts in every stage that is built: it stands in the repository, in the build cache, and in the provenance that a builder attaches. A file or a build argument in a stage
/// that only lends files reaches no layer of the image.
/// </remarks>
internal static class ImageSecrets
{
    public static IEnumerable<ImageSecret> Of(BuiltStage stage) => stage.Stage is not { } resolved ? []
        : resolved.Built.SelectMany(built => Of(built, resolved.Chain.Contains(built.Stage)));

    private static IEnumerable<ImageSecret> Of(BuiltInstruction built, bool isInImage) => built.Keyword switch
    {
        "ENV" or "LABEL" => built.Instruction.Arguments.Select(pair => Pair(built, pair)).OfType<ImageSecret>(),
        "ARG" => built.Instruction.Arguments.Select(pair => Pair(built, pair) ?? (isInImage ? Given(built, pair) : null)).OfType<ImageSecret>(),
        "RUN" => BuildPipelines.Of(built).SelectMany(OfPipeline),
        "COPY" or "ADD" => CopySources.Of(built).Where(static source => !source.IsRemote && SecretFiles.IsSecret(source.Name))
            .Select(source => new ImageSecret(source.At, $"{built.Keyword} {Quote.Plain(source.Path)}", isInImage ? ImageSecretKind.CopiedIn : ImageSecretKind.CopiedAside))
            .Concat(built.Instruction.Heredocs.SelectMany(heredoc => OfLines(built.Keyword, heredoc))),
        _ => [],
    };

    private static ImageSecret? Pair(BuiltInstruction built, Argument argument)
    {
        var (name, value) = argument.Pair;
        var text = Written(built, value ?? "");
        var last = built.Keyword == "LABEL" ? name.Trim('"', '\'').Split('.')[^1] : name;
        return Judge(argument.At, built.Keyword + " " + Quote.Plain(name), last, text);
    }

    /// <summary>What of a value stands in the file: without references, but with the default of the one that is all there is.</summary>
    private static string Written(BuiltInstruction built, string value)
    {
        var isAllReference = value.Trim('"').StartsWith("${", StringComparison.Ordinal) && value.Trim('"').EndsWith('}');
        var plain = ShellWord.Expand(value, built.Escape, Scope.Empty);
        return !value.Contains('$', StringComparison.Ordinal) || isAllReference || SecretShapes.KindOf(plain.Text) is not null ? plain.Text : "";
    }

    private static ImageSecret? Given(BuiltInstruction built, Argument argument) =>
        string.IsNullOrEmpty(argument.Pair.Value?.Trim('"', '\'')) && SecretNames.IsSecret(argument.Pair.Name)
            ? new ImageSecret(argument.At, "ARG " + Quote.Plain(argument.Pair.Name), ImageSecretKind.Given)
            : null;

    private static IEnumerable<ImageSecret> OfPipeline(BuildPipeline pipeline)
    {
        foreach (var command in pipeline.Pipeline.Commands)
        {
            var words = command.Assignments.Concat(ProgramCall.Of(command) is { } call ? call.Assignments.Concat(call.Arguments) : command.Words).ToArray();
            for (var i = 0; i < words.Length; i++)
            {
                if (Word(words[i], i > 0 ? words[i - 1] : null) is { } found)
                {
                    yield return found with { At = pipeline.At(words[i].Span) };
                }
            }
        }
    }

    /// <summary><c>NAME=value</c>, <c>--name=value</c>, <c>--name value</c>, a shape alone, or lines of an env file that are printed.</summary>
    private static ImageSecret? Word(ScriptWord word, ScriptWord? before)
    {
        var nowhere = new SourceFile("", "", "").Start;
        if (word.HasExpansion)
        {
            return SecretShapes.KindOf(word.Text) is { } kind ? new ImageSecret(nowhere, "RUN", ImageSecretKind.Written) { What = kind } : null;
        }

        var equals = word.Text.IndexOf('=', StringComparison.Ordinal);
        if (word.Text.StartsWith('-') || word.AssignedName is not null)
        {
            var name = (equals < 0 ? "" : word.Text[..equals]).TrimStart('-');
            return Judge(nowhere, "RUN " + Quote.Plain(name), name, equals < 0 ? "" : word.Text[(equals + 1)..]);
        }

        if (before is { HasExpansion: false } option && option.Text.StartsWith("--", StringComparison.Ordinal) && !option.Text.Contains('=', StringComparison.Ordinal) && equals < 0)
        {
            return Judge(nowhere, "RUN " + Quote.Plain(option.Text), option.Text.TrimStart('-'), word.Text);
        }

        return Judge(nowhere, "RUN", "", word.Text);
    }

    private static IEnumerable<ImageSecret> OfLines(string keyword, Heredoc heredoc)
    {
        for (var start = 0; start < heredoc.Content.Length;)
        {
            var end = heredoc.Content.IndexOf('\n', start) is >= 0 and var found ? found : heredoc.Content.Length;
            var line = heredoc.Content[start..end].TrimEnd('\r');
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var name = equals > 0 ? line[..equals].Replace("export ", "", StringComparison.Ordinal).Trim() : "";
            var value = equals > 0 && !line.Contains('$', StringComparison.Ordinal) ? line[(equals + 1)..].Trim().Trim('"', '\'') : line;
            if (Judge(heredoc.Within(TextSpan.Between(start, start + line.Length)), keyword + " " + Quote.Plain(name), name.Contains(' ', StringComparison.Ordinal) || line.Contains('$', StringComparison.Ordinal) ? "" : name, value) is { } secret)
            {
                yield return secret;
            }

            start = end + 1;
        }
    }

    private static ImageSecret? Judge(SourceLocation at, string where, string name, string text)
    {
        if (SecretShapes.Find(text) is { } shape)
        {
            var isPlaceholder = shape.IsPassword && PublishedPlaceholders.Contains(text.Substring(shape.Offset, shape.Length));
            return new ImageSecret(at, where, isPlaceholder ? ImageSecretKind.Placeholder : ImageSecretKind.Written) { What = shape.Kind };
        }

        if (text.Length == 0 || !SecretNames.IsSecret(name) || SecretTexts.IsSetting(name, text))
        {
            return null;
        }

        return new ImageSecret(at, where, PublishedPlaceholders.Contains(text) ? ImageSecretKind.Placeholder : ImageSecretKind.Written);
    }
}
