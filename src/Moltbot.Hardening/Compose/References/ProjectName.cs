using System.Text;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Yaml;

namespace Moltbot.Hardening.Compose.References;

/// <summary>The project's name: COMPOSE_PROJECT_NAME, else the last file's <c>name</c>, else the folder. Files may use it as a variable.</summary>
internal static class ProjectName
{
    private const string VariableName = "COMPOSE_PROJECT_NAME";

    public static (string Name, VariableScope Variables) Find(LoadSession session, VariableScope variables)
    {
        var given = variables.Find(VariableName);
        var name = given?.Value;
        if (given is { Value.Length: > 0 } && Normal(given.Value) != given.Value)
        {
            session.Report(new Problem(ProblemKind.Refused, given.SetAt ?? Start(session),
                $"the project name {Quote.Value(given.Value)} of {VariableName} is refused by docker compose; write lower-case letters, digits, '-' and '_', a letter or digit first"));
        }

        if (string.IsNullOrEmpty(name))
        {
            name = Written(session, variables);
        }

        if (string.IsNullOrEmpty(name))
        {
            name = Normal(Path.GetFileName(Path.TrimEndingDirectorySeparator(session.Request.ProjectDirectory)));
        }

        return (name, variables with { Variables = variables.Variables.SetItem(VariableName, new Variable(name, variables.Find(VariableName)?.SetAt)) });
    }

    private static string? Written(LoadSession session, VariableScope variables)
    {
        string? name = null;
        foreach (var (text, at) in Names(session))
        {
            var result = Template.Substitute(text, variables, keepsHoles: true);
            name = result.Error is not null ? null : result.HasHole ? result.Text : Normal(result.Text);
            if (name?.Length == 0 && (result.Empty.IsEmpty || session.Request.Strict))
            {
                session.Report(new Problem(ProblemKind.Refused, at, $"nothing is left of the project name {Quote.Value(result.Text)} without what docker compose takes out of it; write lower-case letters, digits, '-' and '_'"));
            }
        }

        return name;
    }

    /// <summary>The names that the files write.</summary>
    private static IEnumerable<(string Text, SourceLocation At)> Names(LoadSession session)
    {
        foreach (var path in session.Request.Files)
        {
            var read = session.Read(path);
            if (read.Problem is not null)
            {
                continue;
            }

            var tape = session.Parse(read.File);
            foreach (var root in tape.Roots)
            {
                if (tape[root].Kind == YamlItemKind.Mapping && tape.Find(root, "name") is var name and >= 0
                    && tape[name].Kind == YamlItemKind.Scalar && tape.Text(name) is { Length: > 0 } text)
                {
                    yield return (text, tape.At(name));
                }
            }
        }
    }

    private static SourceLocation Start(LoadSession session) =>
        session.Request.Files.IsEmpty ? new SourceFile("", session.Request.ProjectDirectory, "").Start : session.Read(session.Request.Files[0]).File.Start;

    /// <summary>What docker compose makes of a folder's name, and of a file's <c>name</c> (measured).</summary>
    private static string Normal(string written)
    {
        var name = new StringBuilder(written.Length);
        foreach (var unit in written.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit) || (unit is '_' or '-' && name.Length > 0))
            {
                name.Append(unit);
            }
        }

        return name.ToString();
    }
}
