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
        foreach (var root in session.Request.Files.Select(path => session.Read(path)).Where(static read => read.Problem is null).SelectMany(read => session.Parse(read.File).Roots))
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

    private static string Normal(string folder) => Others().Replace(folder.ToLowerInvariant(), "").TrimStart('_', '-');

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    [GeneratedRegex("[^a-z0-9_-]", RegexOptions.ExplicitCapture)]
    private static partial Regex Others();
}
