namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A host with a state folder, a gateway behind a port, and a docker that runs it: what the scripts that change something need.</summary>
internal sealed class OperatedHost : IDisposable
{
    public const string OldToken = "0d1c2b3a0d1c2b3a0d1c2b3a0d1c2b3a0d1c2b3a0d1c2b3a0d1c2b3a0d1c2b3a";

    public const string ProviderKey = "sk-ant-provider-key-of-a-test-0000";

    /// <summary>With a comment, an unused name and no end of its last line, so that a rewrite that loses one of them is seen.</summary>
    public const string Secrets = $"# keys\nANTHROPIC_API_KEY={ProviderKey}\nexport CLAWDBOT_GATEWAY_TOKEN={OldToken}\nOPENAI_API_KEY=\nLAST=1";

    // A docker whose one container takes its token from the env file when it is made, never later, as a real one does.
    private const string Docker = """
        printf '%s\n' "$*" >>"$DOUBLE/calls"
        env >>"$DOUBLE/environment"
        file=/dev/null
        [[ $1 == compose ]] || exit 9
        shift
        while (($#)); do
          case $1 in
            --env-file) file=$2; shift 2 ;;
            --project-directory | -f) shift 2 ;;
            *) break ;;
          esac
        done
        token=$(sed -n 's/^\(export \)\{0,1\}CLAWDBOT_GATEWAY_TOKEN=//p' "$file")
        [[ ! -e $DOUBLE/other-token ]] || token=$(cat "$DOUBLE/other-token")
        [[ ! -e $DOUBLE/token-path ]] || token=$(cat "$(cat "$DOUBLE/token-path")")
        case $1 in
          version) echo v2.40.3 ;;
          config) [[ $2 == --quiet ]] || printf '{"services":{"clawdbot-gateway":{"environment":{"CLAWDBOT_GATEWAY_TOKEN":"%s"}}}}\n' "$token" ;;
          up)
            ps -eo args >>"$DOUBLE/processes"
            find "$HOME" -type f -printf '%m %p\n' >>"$DOUBLE/modes"
            [[ ! -e $DOUBLE/up-fails ]] || exit 1
            [[ -e $DOUBLE/deaf ]] || printf %s "$token" >"$DOUBLE/token"
            [[ -e $DOUBLE/dead ]] || touch "$DOUBLE/running"
            ;;
          stop) rm -f "$DOUBLE/running" ;;
          ps) [[ ! -e $DOUBLE/running ]] || echo 4f5e ;;
          logs) printf 'starting with %s\033[31m\n' "$token" ;;
          *) exit 9 ;;
        esac
        """;

    public OperatedHost(string secrets = Secrets)
    {
        Host = new ScriptHost().State();
        Host.Stub("docker", Docker).Variable("DOUBLE", Host.At("double"));
        Mark("running").Mark("token", OldToken);
        Gateway = new GatewayDouble(Host.At("double"));
        if (secrets.Length > 0)
        {
            Host.Write(SecretsFile, secrets).Chmod(SecretsFile, "600");
        }
    }

    public const string SecretsFile = "home/.clawdbot/secrets.env";

    public ScriptHost Host { get; }

    public string SecretsText => File.ReadAllText(Host.At(SecretsFile));

    /// <summary>What the docker double was called with, a line a call.</summary>
    public string Calls => Text("calls");

    private GatewayDouble Gateway { get; }

    /// <summary>A file that steers the doubles.</summary>
    public OperatedHost Mark(string name, string text = "")
    {
        Host.Write("double/" + name, text);
        return this;
    }

    public string Text(string name) => File.Exists(Host.At("double/" + name)) ? File.ReadAllText(Host.At("double/" + name)) : "";

    public ScriptRun Rotate(params string[] options) => Host.Run("rotate-gateway-token.sh", [.. Port, .. options]);

    public ScriptRun Start(params string[] options) => Host.Run("start-moltbot.sh", [.. Port, "--allow-root", .. options]);

    /// <summary>Starts a script, ends it by a signal after some time, and waits for it and for whatever it began: each has the descriptor whose end the reader awaits.</summary>
    public ScriptRun Interrupt(string signal, double seconds, string script, params string[] options)
    {
        var words = string.Join(' ', options.Prepend(Path.Combine(Host.Bundle, "scripts", script)).Select(static word => $"'{word}'"));
        return Host.Bash(FormattableString.Invariant($"{words} 9>&1 & pid=$!; sleep {seconds:0.000}; kill -{signal} $pid; wait $pid"));
    }

    public string[] Port => ["--port", Gateway.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--wait", "3"];

    /// <summary>Files below a folder of the host, hidden ones too, by mode and path.</summary>
    public string[] Files(string folder = "home") =>
    [
        .. Directory.EnumerateFiles(Host.At(folder), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(file => Path.GetRelativePath(Host.At(""), file)).Order(StringComparer.Ordinal),
    ];

    public void Dispose()
    {
        Gateway.Dispose();
        Host.Dispose();
    }
}
