namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>Every emitted script under <c>shellcheck</c> with all of its optional checks.</summary>
public sealed class ShellcheckTests
{
    /// <summary>What is not asked for: braces around every variable (SC2250) and quotes around numbers (SC2248) say nothing here; a status that a pipe, a condition or
    /// a substitution hides (SC2310, SC2311, SC2312) is looked at where it decides something, and the behaviour tests hold it. What a library sets is not used by each script that reads it (SC2034).</summary>
    private const string Exceptions = "SC2250,SC2248,SC2310,SC2311,SC2312,SC2034";

    [ShellcheckFact]
    public void Every_script_is_clean_and_what_it_reads()
    {
        using var host = new ScriptHost();

        var run = host.Bash($"cd '{host.Bundle}/scripts' && for script in *.sh; do [ ! -x \"$script\" ] || shellcheck -x -a -o all -e {Exceptions} \"$script\" || exit 1; done");

        run.ShouldExit(0);
    }

    [ShellcheckFact]
    public void No_word_of_a_newer_bash_than_that_of_macOS_is_used()
    {
        using var host = new ScriptHost();

        // Associative arrays, namerefs, mapfile, case conversion, negative offsets, |&, wait -n, EPOCHSECONDS, @Q: none is in 3.2.
        var run = host.Bash($"cd '{host.Bundle}/scripts' && grep -nE '(declare|local|typeset) -[a-z]*[An]|mapfile|readarray|\\$\\{{[A-Za-z_]+(,,|\\^\\^|@[A-Z])|\\|&|wait -n|EPOCH(SECONDS|REALTIME)|coproc|&>>|printf -v [a-z]+\\[' ./*.sh");

        run.ShouldExit(1);
    }
}
