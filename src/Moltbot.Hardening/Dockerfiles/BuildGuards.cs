using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Answers the tests of a script that this build's arguments decide: <c>if [ -n "$INSTALL_BROWSER" ]</c> with an ARG that is empty.</summary>
internal static class BuildGuards
{
    /// <summary>Whether a test keeps the pipeline from running. What nobody can tell does not.</summary>
    public static bool Forbid(ScriptPipeline pipeline, BuiltInstruction run) =>
        pipeline.Guards.Any(guard => Holds(guard.Test, run) is { } holds && holds != guard.Succeeds);

    private static bool? Holds(ScriptCommand test, BuiltInstruction run)
    {
        if (test.Words is not [var program, .. var words] || program.Text is not ("[" or "test" or "[["))
        {
            return null;
        }

        var operands = program.Text == "test" ? words : words is [.., { Text: "]" or "]]" }] ? words[..^1] : [];
        return operands switch
        {
            [{ Text: "-n" }, var word] => Value(word, run) is { } value ? value.Length > 0 : null,
            [{ Text: "-z" }, var word] => Value(word, run) is { } value ? value.Length == 0 : null,
            [var left, { Text: "=" or "==" }, var right] => Same(left, right, run),
            [var left, { Text: "!=" }, var right] => !Same(left, right, run),
            _ => null,
        };
    }

    private static bool? Same(ScriptWord left, ScriptWord right, BuiltInstruction run) =>
        Value(left, run) is { } one && Value(right, run) is { } other ? one == other : null;

    /// <summary>A literal, or a build variable that the script does not set itself.</summary>
    private static string? Value(ScriptWord word, BuiltInstruction run)
    {
        if (!word.HasExpansion)
        {
            return word.Text;
        }

        var name = word.Text.StartsWith("${", StringComparison.Ordinal) && word.Text.EndsWith('}') ? word.Text[2..^1] : word.Text[1..];
        var isName = word.Text[0] == '$' && name.Length > 0 && name.All(static unit => char.IsAsciiLetterOrDigit(unit) || unit == '_');
        return isName && !SetsItself(run.Instruction, name) && run.Scope.Find(name) is { Because: null, IsSupplied: false } known ? known.Value ?? "" : null;
    }

    private static bool SetsItself(Instruction run, string name) =>
        run.Arguments.Select(static argument => argument.Text).Concat(run.Heredocs.Select(static heredoc => heredoc.Content))
            .Any(text => text.Contains(name + "=", StringComparison.Ordinal));
}
