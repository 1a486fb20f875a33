namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>The same words from the tools of another host: each awk and busybox where this machine has them, and BSD's options by shims that refuse GNU's.</summary>
public sealed class HostToolsTests
{
    /// <summary>Those that are here; the host's own is always one.</summary>
    public static TheoryData<string> Awks =>
    [
        "awk",
        .. new[] { "gawk --posix", "original-awk", "busybox awk", "mawk" }.Where(static awk => File.Exists("/usr/bin/" + awk.Split(' ')[0])),
    ];

    [BashTheory]
    [MemberData(nameof(Awks))]
    public void Every_awk_reads_and_judges_alike(string awk)
    {
        using var host = Damaged();
        var expected = Audit(host);

        host.Stub("awk", $"exec /usr/bin/{awk} \"$@\"");

        Assert.Equal(expected, Audit(host));
    }

    [BashFact]
    public void The_options_of_bsd_are_enough()
    {
        using var host = Damaged();
        var expected = Audit(host);

        host.Stub("stat", """
            [ "$1" = -f ] || { echo "stat: illegal option -- ${1#-}" >&2; exit 1; }
            format=$2; shift 2; [ "$1" != -- ] || shift
            case $format in
              %Lp) exec /usr/bin/stat -c %a -- "$@" ;;
              %u) exec /usr/bin/stat -c %u -- "$@" ;;
              %m) exec /usr/bin/stat -c %Y -- "$@" ;;
              *) exit 1 ;;
            esac
            """);
        host.Stub("sed", Refusing("/usr/bin/sed", "-r|--*|-i"));
        host.Stub("date", Refusing("/usr/bin/date", "-d|--*"));
        host.Stub("grep", Refusing("/usr/bin/grep", "-P|-*P*"));
        host.Stub("find", """
            for word; do case $word in -printf | -readable | -writable | -executable | -perm/* | /[0-7][0-7]* | -P) echo "find: $word: unknown primary or operator" >&2; exit 1 ;; esac; done
            exec /usr/bin/find "$@"
            """);
        host.Stub("chmod", Refusing("/usr/bin/chmod", "--[a-z]*"));
        host.Stub("wc", "printf '%8d\\n' \"$(/usr/bin/wc \"$@\")\"");

        Assert.Equal(expected, Audit(host));
        Assert.Contains("2 closed that were open", host.Run("secure-permissions.sh").ShouldExit(0).Output.Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [BashTheory]
    [InlineData("netstat", "tcp4       0      0  *.18789                *.*                    LISTEN", "error")]
    [InlineData("netstat", "tcp4       0      0  127.0.0.1.18789        *.*                    LISTEN", "ok")]
    [InlineData("netstat", "tcp        0      0 0.0.0.0:18789           0.0.0.0:*               LISTEN", "error")]
    [InlineData("lsof", "COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nnode 1 me 20u IPv4 0x0 0t0 TCP *:18789 (LISTEN)", "error")]
    [InlineData("lsof", "COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nnode 1 me 20u IPv6 0x0 0t0 TCP [::1]:18789 (LISTEN)", "ok")]
    public void Without_ss_another_program_tells_what_listens(string program, string lines, string kind)
    {
        using var host = new ScriptHost().State().Stub("ss", "exit 1").Stub("netstat", "exit 1").Stub(program, $"printf '%s\\n' '{lines}'");

        Assert.Contains("MBH7007", host.Run("security-audit.sh", "--no-history").Rules(kind));
    }

    private static ScriptHost Damaged() => new ScriptHost().State(config: "// bind\n{ gateway: { mode: 'local', bind: 'lan', auth: { mode: 'none' }, port: 0x10, }, \"caf\\u00e9\": [1, {}] }")
        .Write("home/.clawdbot/logs/a.log", "sk-ant-api03-Zk3vQ8xT1mB7yR4nW9cJ2hL6dF0sA5\n").Chmod("home/.clawdbot/logs/a.log", "644").Chmod("home/.clawdbot/logs", "755");

    private static string Audit(ScriptHost host) => host.Run("quick-audit.sh").ShouldExit(1).Output + host.Run("scan-logs.sh", "--no-docker", host.At("home/.clawdbot/logs/a.log")).ShouldExit(1).Output;

    private static string Refusing(string program, string words) => $"for word; do case $word in {words}) echo \"illegal option $word\" >&2; exit 1 ;; esac; done\nexec {program} \"$@\"";
}
