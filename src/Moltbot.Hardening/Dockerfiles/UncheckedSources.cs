using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Finds what switches the check of certificates or of packages' signatures off, in commands and in variables.</summary>
internal static class UncheckedSources
{
    private const string CurlLettersWithValue = "AbcCdDeEFHhKmoPQrtTuUwxXyYz";

    /// <summary>Options, with the programs that take them.</summary>
    private static readonly (string[] Programs, string[] Options)[] Switches =
    [
        (["curl"], ["--insecure", "--proxy-insecure"]),
        (["wget"], ["--no-check-certificate"]),
        (["pip", "pip3", "uv"], ["--trusted-host", "--allow-insecure-host"]),
        (["apk"], ["--allow-untrusted"]),
        (["apt", "apt-get", "aptitude"], ["--allow-unauthenticated", "--force-yes", "--allow-insecure-repositories"]),
        (["yum", "dnf", "microdnf", "tdnf"], ["--nogpgcheck", "--setopt=sslverify=0", "--setopt=sslverify=false"]),
        (["zypper"], ["--no-gpg-checks"]),
        (["rpm"], ["--nosignature", "--nodigest"]),
        (["npm", "pnpm", "yarn"], ["--strict-ssl=false", "--no-strict-ssl"]),
    ];

    /// <summary>Settings of a tool that are written as two words or with a <c>=</c>.</summary>
    private static readonly (string[] Programs, string Name, string[] Values)[] Settings =
    [
        (["npm", "pnpm", "yarn"], "strict-ssl", ["false"]),
        (["git"], "http.sslverify", ["false", "0"]),
        (["pip", "pip3"], "global.trusted-host", []),
    ];

    /// <summary>Variables with the values that do it; none means any.</summary>
    private static readonly (string Name, string[] Values)[] Variables =
    [
        ("NODE_TLS_REJECT_UNAUTHORIZED", ["0"]), ("PYTHONHTTPSVERIFY", ["0"]), ("GIT_SSL_NO_VERIFY", ["1", "true"]), ("NPM_CONFIG_STRICT_SSL", ["false"]), ("YARN_STRICT_SSL", ["false"]),
        ("PIP_TRUSTED_HOST", []),
    ];

    public static IEnumerable<PrivilegeTool> Of(BuiltInstruction built) => built.Keyword switch
    {
        "RUN" => BuildPipelines.Of(built).SelectMany(OfPipeline),
        "ENV" or "ARG" => built.Instruction.Arguments.Where(pair => IsOff(pair.Pair.Name, built.Expand(pair.Pair.Value ?? "").Text))
            .Select(static pair => new PrivilegeTool(PrivilegeToolKind.CheckOff, pair.At, pair.Text)),
        _ => [],
    };

    private static IEnumerable<PrivilegeTool> OfPipeline(BuildPipeline pipeline) =>
        pipeline.Calls.SelectMany(static one => OfCall(one.Call).Concat(one.Call.Name is "export" or "declare" ? one.Call.Arguments.Where(IsOff) : []))
            .Concat(pipeline.Pipeline.Commands.SelectMany(static command => command.Assignments).Where(IsOff))
            .Select(word => new PrivilegeTool(PrivilegeToolKind.CheckOff, pipeline.At(word.Span), word.Text));

    private static IEnumerable<ScriptWord> OfCall(ProgramCall call)
    {
        foreach (var word in call.Assignments.Where(IsOff))
        {
            yield return word;
        }

        string[] options = OptionsOf(call.Name);
        foreach (var word in call.Arguments.Where(word => options.Contains(word.Text) || (word.Text.Contains('=', StringComparison.Ordinal) && options.Contains(word.Text.Split('=')[0]))))
        {
            yield return word;
        }

        if (call.Name == "curl" && call.HasSwitch('k', "-k", CurlLettersWithValue))
        {
            yield return call.Arguments.First(static word => word.Text.StartsWith('-') && !word.Text.StartsWith("--", StringComparison.Ordinal) && word.Text.Contains('k', StringComparison.Ordinal));
        }

        for (var i = 0; i < call.Arguments.Length; i++)
        {
            if (SettingOf(call, i))
            {
                yield return call.Arguments[i];
            }
        }
    }

    private static string[] OptionsOf(string program)
    {
        foreach (var (programs, options) in Switches)
        {
            if (programs.Contains(program))
            {
                return options;
            }
        }

        return [];
    }

    /// <summary><c>npm config set strict-ssl false</c>, <c>git -c http.sslVerify=false</c>.</summary>
    private static bool SettingOf(ProgramCall call, int at)
    {
        var pair = call.Arguments[at].Text.Split('=', 2);
        var value = pair.Length > 1 ? pair[1] : at + 1 < call.Arguments.Length ? call.Arguments[at + 1].Text : "";
        return Array.Exists(Settings, known => known.Programs.Contains(call.Name) && known.Name.Equals(pair[0], StringComparison.OrdinalIgnoreCase)
            && (known.Values.Length == 0 || known.Values.Contains(value, StringComparer.OrdinalIgnoreCase)));
    }

    private static bool IsOff(ScriptWord word) => word.AssignedName is { } name && IsOff(name, word.Text[(word.Text.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private static bool IsOff(string name, string value) => Array.Exists(Variables, known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        && (known.Values.Length == 0 ? value.Length > 0 : known.Values.Contains(value, StringComparer.OrdinalIgnoreCase)));
}
