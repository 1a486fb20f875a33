using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Support;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.Gateway;

/// <summary>What the rules of the rooms 4 and 5 say of configurations that somebody deployed, beside what was read out of them by hand.</summary>
public sealed class RealConfigFindingsTests(ITestOutputHelper output)
{
    /// <summary>What the labels do not tell: whether a release takes the words, and whether the file alone starts a gateway.</summary>
    private static readonly string[] OfTheFileAlone = ["MBH4001", "MBH4002"];

    [SharedFact]
    public void What_was_read_by_hand_is_found_and_no_other_error()
    {
        var labels = RealLabel.OfKind("config").ToArray();

        Assert.InRange(labels.Length, 8, 100);
        Assert.All(labels, static label =>
        {
            var findings = OfRooms(label.Judge(("MoltbotProduct", "openclaw")));
            var expected = Expected(label).Order(StringComparer.Ordinal);

            Assert.Equal(expected, Told(label, findings).Order(StringComparer.Ordinal));
        });
    }

    [SharedFact]
    public void Every_finding_on_a_real_deployment_is_told_and_the_figures()
    {
        var all = RealLabel.All().SelectMany(static label => OfRooms(label.Judge())).Where(static graded => graded.Severity >= Severity.Warning)
            .DistinctBy(static graded => (graded.Finding.Rule.Id, graded.Finding.At.ToString(), graded.Finding.At.File.FullPath)).ToArray();

        foreach (var rule in all.GroupBy(static graded => (graded.Finding.Rule.Id, graded.Severity)).OrderBy(static rule => rule.Key.Id, StringComparer.Ordinal))
        {
            output.WriteLine($"{rule.Key.Id} {rule.Key.Severity}: {rule.Count()}");
        }

        foreach (var graded in all)
        {
            output.WriteLine($"{graded.Finding.Rule.Id} {graded.Severity} {RealLabel.Name(graded.Finding.At)}: {graded.Finding.Message}");
        }

        Assert.DoesNotContain(all, static graded => graded.Finding.Rule.Room == 5 && graded.Severity == Severity.Error);
    }

    /// <summary>Rules and pointers that follow from a label; bind, authentication, token, redaction, dangerous settings.</summary>
    private static IEnumerable<string> Expected(RealLabel label)
    {
        var isOpenclaw = !label.Id.EndsWith("moltbot.json", StringComparison.Ordinal);
        var bind = Text(label, "gateway_bind");
        if (bind is "lan" or "auto" || (bind == "absent" && isOpenclaw))
        {
            yield return "MBH4003 /gateway/bind";
        }

        if (Text(label, "auth_token") == "absent" && Text(label, "auth_password") == "absent")
        {
            yield return "MBH4004 /gateway/auth/token";
        }

        if (Text(label, "redactSensitive") == "off")
        {
            yield return "MBH4007 /logging/redactSensitive";
        }

        foreach (var flag in label.Values.GetProperty("dangerous").EnumerateArray().Select(static flag => flag.GetString() ?? ""))
        {
            var found = flag switch
            {
                _ when flag.StartsWith("gateway.controlUi.", StringComparison.Ordinal) => $"MBH4008 {Pointer(flag)}",
                _ when flag.Contains("dangerously", StringComparison.Ordinal) => $"MBH4009 {Pointer(flag)}",
                _ when flag.StartsWith("tools.exec ", StringComparison.Ordinal) => "MBH4014 /tools/exec/security",
                _ => "",
            };
            if (found.Length > 0)
            {
                yield return found;
            }
        }
    }

    /// <summary>The errors, and the warnings of rules that a label speaks of. A flag that the release refuses is told by MBH4001 at the same place.</summary>
    private static IEnumerable<string> Told(RealLabel label, IEnumerable<GradedFinding> findings)
    {
        var flags = label.Values.GetProperty("dangerous").EnumerateArray().Select(static flag => Pointer(flag.GetString() ?? "")).ToHashSet(StringComparer.Ordinal);
        foreach (var (rule, pointer, severity) in findings.Select(static graded => (graded.Finding.Rule.Id, graded.Finding.Pointer ?? "", graded.Severity)).Distinct())
        {
            if (rule == "MBH4001" && flags.Contains(pointer) && severity == Severity.Error)
            {
                yield return $"MBH4008 {pointer}";
            }
            else if ((severity == Severity.Error && !OfTheFileAlone.Contains(rule) && !IsMissingOrigins(rule, pointer)) || (severity == Severity.Warning && rule is "MBH4003" or "MBH4014"))
            {
                yield return $"{rule} {pointer}";
            }
        }
    }

    /// <summary>The labels were written without asking for origins.</summary>
    private static bool IsMissingOrigins(string rule, string pointer) => rule == "MBH4008" && pointer == "/gateway/controlUi/allowedOrigins";

    private static string Pointer(string flag) => "/" + flag.Split('=')[0].Replace('.', '/');

    private static string Text(RealLabel label, string key) => label.Values.GetProperty(key).GetString() ?? "";

    private static IEnumerable<GradedFinding> OfRooms(Verdict verdict) => verdict.Findings.Where(static graded => graded.Finding.Rule.Room is 4 or 5);
}
