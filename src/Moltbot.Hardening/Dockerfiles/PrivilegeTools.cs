using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Finds them in what a build runs and copies.</summary>
internal static class PrivilegeTools
{
    private static readonly string[] EngineClients =
        ["docker.io", "docker-ce", "docker-ce-cli", "docker-cli", "docker-engine", "moby-cli", "moby-engine", "podman", "podman-docker", "podman-remote"];

    /// <summary>What leaves something in the image: of interest in its own chain of stages only.</summary>
    public static IEnumerable<PrivilegeTool> LeftIn(BuiltInstruction built) => built.Keyword switch
    {
        "RUN" => OfRun(built),
        "COPY" or "ADD" => OfCopy(built),
        _ => [],
    };

    private static IEnumerable<PrivilegeTool> OfRun(BuiltInstruction run)
    {
        foreach (var pipeline in BuildPipelines.Of(run))
        {
            foreach (var (command, call) in pipeline.Calls)
            {
                foreach (var tool in OfCall(pipeline, command, call))
                {
                    yield return tool;
                }
            }
        }
    }

    private static IEnumerable<PrivilegeTool> OfCall(BuildPipeline pipeline, ScriptCommand command, ProgramCall call)
    {
        if (call.Sudo is { } sudo)
        {
            yield return Found(PrivilegeToolKind.Sudo, sudo);
        }

        foreach (var package in PackageInstall.Of(call))
        {
            if (package.Name == "sudo")
            {
                yield return Found(PrivilegeToolKind.Sudo, package.Word);
            }
            else if (EngineClients.Contains(package.Name) || (package.Name == "docker" && call.Name is not ("apt" or "apt-get" or "aptitude")))
            {
                yield return Found(PrivilegeToolKind.EngineClient, package.Word);
            }
        }

        foreach (var word in call.Arguments.Where(static word => word.Text.Contains("download.docker.com/linux/static/", StringComparison.Ordinal)))
        {
            yield return Found(PrivilegeToolKind.EngineClient, word);
        }

        foreach (var word in call.Arguments.Where(static word => word.Text.Contains("NOPASSWD", StringComparison.Ordinal)))
        {
            yield return Found(PrivilegeToolKind.Sudo, word);
        }

        if (call.Name == "chpasswd")
        {
            yield return Found(PrivilegeToolKind.Password, call.Program);
        }

        if (FileMode(call) is { } mode && Kind(mode.Text) is { } kind)
        {
            yield return Found(kind, mode);
        }

        PrivilegeTool Found(PrivilegeToolKind what, ScriptWord word) => new(what, pipeline.At(word.Span.Length > 0 ? word.Span : command.Span), word.Text);
    }

    private static IEnumerable<PrivilegeTool> OfCopy(BuiltInstruction copy)
    {
        foreach (var flag in copy.Instruction.Flags.Where(static flag => flag.Pair is { Name: "--chmod", Value.Length: > 0 }))
        {
            if (Kind(copy.Expand(flag.Pair.Value ?? "").Text) is { } kind)
            {
                yield return new PrivilegeTool(kind, flag.At, flag.Text);
            }
        }

        // COPY --from=docker:cli /usr/local/bin/docker /usr/local/bin/
        foreach (var source in CopySources.Of(copy).Where(static source => source is { IsFromImage: true, Name: "docker" } && source.Path.Contains("/bin/", StringComparison.Ordinal)))
        {
            yield return new PrivilegeTool(PrivilegeToolKind.EngineClient, source.At, source.Path);
        }
    }

    /// <summary>The mode that <c>chmod</c>, <c>install</c> or <c>mkdir</c> sets.</summary>
    private static ScriptWord? FileMode(ProgramCall call) => call.Name switch
    {
        "chmod" => call.Arguments.FirstOrDefault(static word => word.Text.Length > 0 && (word.Text[0] != '-' || word.Text.Skip(1).All(static unit => "rwxstX,".Contains(unit, StringComparison.Ordinal)))
            && word.Text is not ("-R" or "-r" or "-v" or "-c" or "-f")),
        "install" or "mkdir" => call.Option('m', "--mode", "gotSm") is { } mode ? call.Arguments.FirstOrDefault(word => word.Text.EndsWith(mode, StringComparison.Ordinal)) is { } word ? word with { Text = mode } : null : null,
        _ => null,
    };

    private static PrivilegeToolKind? Kind(string mode) =>
        ModeText.SetsUserId(mode) ? PrivilegeToolKind.SetUserId : ModeText.LetsEverybodyWrite(mode) ? PrivilegeToolKind.WorldWritable : null;
}
