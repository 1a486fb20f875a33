using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Git;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>What each container's environment and each build's arguments come to: the env files, then <c>environment</c> over them, bare names from the scope.</summary>
internal static class ServiceEnvironment
{
    /// <summary>The format of an env file in which nothing but the first <c>=</c> means anything.</summary>
    private const string RawFormat = "raw";

    public static ComposeMapping Resolve(LoadSession session, ComposeMapping model, VariableScope variables)
    {
        var inherited = new InheritedVariables(variables);
        return model["services"] is ComposeMapping services
            ? model.Set("services", services.Map(entry => entry.Value is ComposeMapping service ? Resolve(session, service, entry.Key, inherited) : entry.Value))
            : model;
    }

    private static ComposeMapping Resolve(LoadSession session, ComposeMapping service, string name, InheritedVariables inherited)
    {
        var own = service["environment"] is { } written ? inherited.Fill(written) : null;
        service = own is null ? service : service.Set("environment", own);
        if (service["build"] is ComposeMapping build && build["args"] is { } args && inherited.Fill(args) is ComposeMapping filled)
        {
            service = service.Set("build", build.Set("args", filled.Map(static entry => entry.Value.IsNull ? null : entry.Value)));
        }

        return service["env_file"] is ComposeSequence files ? AddFiles(session, service.Remove("env_file"), name, files, own as ComposeMapping, inherited.Variables) : service;
    }

    private static ComposeMapping AddFiles(LoadSession session, ComposeMapping service, string name, ComposeSequence files, ComposeMapping? own, VariableScope variables)
    {
        var environment = new ComposeMapping(files.Origin, []);
        foreach (var file in files.Items.OfType<ComposeMapping>())
        {
            var path = ModelPath.Of("services", name, "env_file");
            if (file["path"] is not ComposeScalar { Value: string, IsHole: false } written || Open(session, file, written, path) is not { } read)
            {
                session.WithUnreadEnvFile.Add(name);
                continue;
            }

            var format = file["format"] as ComposeScalar;
            if (format is { IsHole: false, Text: not ("" or RawFormat) })
            {
                session.Refuse(path, format.Origin, $"the format {Quote.Value(format.Text)} of an env file is unknown to docker compose; write 'format: raw', or leave it out");
                continue;
            }

            var content = format?.Text == RawFormat ? RawEnvReader.Read(read.File) : EnvReader.Read(read.File);
            environment = Read(session, environment, content, written, EnvScope(own, environment, variables));
        }

        if (own is not null)
        {
            environment = own.Entries.Aggregate(environment with { Origin = own.Origin }, static (all, entry) => all.Set(entry));
        }

        return environment.Entries.IsEmpty && own is null ? service : service.Set("environment", environment);
    }

    private static VariableScope EnvScope(ComposeMapping? own, ComposeMapping environment, VariableScope variables)
    {
        var known = (own?.Entries ?? []).Concat(environment.Entries).Where(static entry => entry.Value is ComposeScalar { Value: string })
            .DistinctBy(static entry => entry.Key).Select(static entry => KeyValuePair.Create(entry.Key, new Variable(((ComposeScalar)entry.Value).Text, null)));
        return VariableScope.Of([]).Else(known).Else(variables.Variables);
    }

    internal static ComposeMapping Read(LoadSession session, ComposeMapping environment, EnvFile content, ComposeScalar written, VariableScope scope)
    {
        var step = new Related(written.Origin.At, "this file is read here");
        foreach (var (key, variable) in EnvVariables.Evaluate(content, scope, session.Report).OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            var origin = variable.SetAt is { } at ? new Origin(at, [step]) : written.Origin;
            environment = environment.Set(new ComposeEntry(key, origin, ComposeScalar.Of(origin, variable.Value)));
        }

        return environment;
    }

    private static SourceRead? Open(LoadSession session, ComposeMapping file, ComposeScalar written, ModelPath path)
    {
        if (session.Tree.FileExists(written.Text))
        {
            return OpenInside(session, written, path);
        }

        if (file["required"] is not ComposeScalar { Value: false } && CastTable.Truth.Convert((file["required"] as ComposeScalar)?.Text ?? "") is not false)
        {
            var isHostsOwn = IsHostsOwn(session, written.Text);
            session.Report(new Problem(ProblemKind.Refused, written.Origin.At, isHostsOwn
                ? $"the env file {Quote.Value(written.Origin.At.Slice.Trim('"', '\''))} is not here, so what it sets is known on the host only"
                : $"the env file {Quote.Value(written.Origin.At.Slice.Trim('"', '\''))} is not there, and docker compose refuses to start without it; add it, or write 'required: false'")
            {
                Severity = isHostsOwn && !session.Request.Strict ? Severity.Info : null,
                Service = path.Service,
                Pointer = path.Pointer,
                Related = written.Origin.Via,
            });
        }

        return null;
    }

    internal static SourceRead? OpenInside(LoadSession session, ComposeScalar written, ModelPath path)
    {
        if (!session.IsInsideRoot(written.Text))
        {
            session.Refuse(path, written.Origin, $"the file {Quote.Value(written.Origin.At.Slice.Trim('"', '\''))} leaves the root, so the build would depend on what stands around the repository; keep it below the root, or set MoltbotRoot");
            return null;
        }

        var read = session.Read(written.Text, isEnvironment: true);
        if (read.Problem is { } problem)
        {
            session.Report(problem);
            return null;
        }

        return read;
    }

    /// <summary>Whether a file stays on the host (rules.md, MBH0010): by its name, or because git leaves it out.</summary>
    private static bool IsHostsOwn(LoadSession session, string fullPath)
    {
        var name = Path.GetFileName(fullPath);
        return name.EndsWith(".env", StringComparison.Ordinal) || name.StartsWith("secrets.env", StringComparison.Ordinal)
            || GitWorkTree.Find(session.Tree, Path.GetDirectoryName(fullPath) ?? fullPath)?.IsIgnored(fullPath) == true;
    }
}
