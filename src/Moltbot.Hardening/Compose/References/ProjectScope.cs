using System.Collections.Immutable;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.References;

/// <summary>The variables of a set: what its item says, then its env files or the project folder's <c>.env</c>.</summary>
internal static class ProjectScope
{
    public static VariableScope Read(LoadSession session)
    {
        var own = VariableScope.Of(session.Request.Environment);
        return Add(session, own, EnvFiles(session));
    }

    /// <summary>Absolute paths, a later one winning.</summary>
    public static ImmutableArray<string> EnvFiles(LoadSession session)
    {
        var request = session.Request;
        var beside = SourcePath.Absolute(request.ProjectDirectory, ".env");
        return request.EnvFiles ?? (session.Tree.FileExists(beside) ? [beside] : []);
    }

    /// <summary>The scope and what env files add to it: of two files the later wins, over both the scope.</summary>
    public static VariableScope Add(LoadSession session, VariableScope scope, IEnumerable<string> files)
    {
        var read = VariableScope.Of([]);
        foreach (var file in files)
        {
            var source = session.Read(file, isEnvironment: true);
            if (source.Problem is { } problem)
            {
                session.Report(problem);
                continue;
            }

            var values = EnvVariables.Evaluate(EnvReader.Read(source.File), scope, session.Report, read);
            read = new VariableScope(read.Variables.SetItems(values));
        }

        return scope.Else(read.Variables);
    }
}
