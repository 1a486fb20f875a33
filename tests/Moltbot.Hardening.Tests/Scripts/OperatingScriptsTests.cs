using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>What holds for the text of every script and unit that changes something, and of the guide's section on them.</summary>
public sealed class OperatingScriptsTests
{
    /// <summary>Advice of older guides that loses data, shows a token or does not work: facts of their own behaviour tests.</summary>
    public static TheoryData<string> BadAdvice =>
    [
        "?token=", "| grep token", "set -a", "docker compose restart", "> /dev/null && echo cleared", "tar xz -C /", "-C / ", "| gpg -c", "sudo chown -R", "/tmp/moltbot-gateway.log",
        "source ~/", "eval ",
    ];

    [Theory]
    [MemberData(nameof(BadAdvice))]
    public void No_script_does_or_advises_it(string words) => Assert.All(Texts(), text => Assert.DoesNotContain(words, text, StringComparison.Ordinal));

    [ShellcheckFact]
    public void Shellcheck_has_nothing_to_say()
    {
        using var host = new ScriptHost();

        // SC2250 wants ${x} for $x; SC2310, SC2311, SC2312 speak of `set -e`, which is not used: every answer is looked at where it comes;
        // SC2034 cannot see what a library sets for the scripts that read it.
        var run = host.Bash($"cd '{host.Bundle}/scripts' && shellcheck -x -a -o all -e SC2250,SC2310,SC2311,SC2312,SC2034 {string.Join(' ', Names)}");

        Assert.Empty(run.Output);
        run.ShouldExit(0);
    }

    [BashFact]
    public void Bash_3_of_macOS_has_what_they_use() => Assert.All(Texts(), static text =>
    {
        foreach (var newer in new[] { "mapfile", "readarray", "declare -A", "local -n", "${EPOCH", ",,}", "^^}", "coproc", "|&", "&>>", "wait -n", "printf '%(" })
        {
            Assert.DoesNotContain(newer, text, StringComparison.Ordinal);
        }
    });

    private static readonly string[] Names = ["rotate-gateway-token.sh", "start-moltbot.sh", "backup.sh", "restore.sh", "check-upkeep.sh"];

    private static readonly string[] Libraries = ["operate.sh", "archive.sh"];

    private static IEnumerable<string> Texts() =>
    [
        .. ScriptFiles.All().Where(static file => Names.Concat(Libraries).Any(name => file.Path == ScriptFiles.Folder + name)).Select(static file => file.Content),
        Section(),
    ];

    private static string Section()
    {
        var guide = File.ReadAllText(Path.Combine(Shared.Repository, "docs", "guide.md"));
        var start = guide.IndexOf("\n## Rotating, starting, backing up", StringComparison.Ordinal);
        Assert.True(start > 0, "the guide has no section on the scripts that change something");
        var end = guide.IndexOf("\n## ", start + 4, StringComparison.Ordinal);
        return end < 0 ? guide[start..] : guide[start..end];
    }
}
