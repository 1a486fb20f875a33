using System.Text;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Compose.References;

/// <summary>The project's name: COMPOSE_PROJECT_NAME, else the last file's <c>name</c>, else the folder. Files may use it as a variable.</summary>
internal static partial class ProjectName
{
    private const string VariableName = "COMPOSE_PROJECT_NAME";

    public static (string Name, VariableScope Variables) Find(LoadSession session, VariableScope variables)
    {
        var name = variables.Find(VariableName)?.Value;
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
        foreach (var root in Roots(session))
        {
            if (root is not MappingNode mapping || mapping["name"] is not ScalarNode { Value.Length: > 0 } scalar)
            {
                continue;
            }

            var result = Template.Substitute(scalar.Value, variables, keepsHoles: true);
            name = result.Error is null ? result.Text : null;
            if (name is not null && !result.HasHole && !Rule().IsMatch(name))
            {
                session.Report(new Problem(ProblemKind.Refused, scalar.At, $"the project name {Quote.Value(name)} is refused by docker compose; write lower-case letters, digits, '-' and '_', a letter or digit first"));
            }
        }

        return name;
    }

    private static IEnumerable<Node> Roots(LoadSession session)
    {
        foreach (var path in session.Request.Files)
        {
            var read = session.Read(path);
            if (read.Problem is not null)
            {
                continue;
            }

            foreach (var root in session.Parse(read.File).Roots)
            {
                yield return root;
            }
        }
    }

    private static string Normal(string folder)
    {
        var name = new StringBuilder(folder.Length);
        foreach (var unit in folder.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit) || (unit is '_' or '-' && name.Length > 0))
            {
                name.Append(unit);
            }
        }

        return name.ToString();
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();
}
