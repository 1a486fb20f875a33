using System.Text;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Accuracy;

/// <summary>How often the rules are right on real deployments: docs/accuracy.md. <c>MOLTBOT_REWRITE=1</c> writes the page anew.</summary>
public sealed class AccuracyTests
{
    /// <summary>Properties of the labels that no rule speaks of, with the reason.</summary>
    private static readonly (string Label, string Reason)[] WithoutRule =
    [
        ("loopback_ports", "the opposite of `non_loopback_ports`: where MBH1001 must be silent, counted there"),
        ("gateway_missing_no_new_privileges", "the gateways among `missing_no_new_privileges`, counted there"),
        ("literal_secrets of class `placeholder`", "MBH6001 as a warning, and only where it guards something"),
        ("env_example, *_with_env_example", "what the set would be with the example's values as `.env`: no such file is there"),
        ("passwordless_sudo, entrypoint, no_final_cmd_or_entrypoint", "what a person noted about an image: MBH3009 and MBH3013 read the instructions themselves"),
        ("secret_like_values", "`apiKey: \"dummy\"` of a model server beside the gateway: neither a token nor a secret's shape, so no rule speaks of it"),
        ("dangerous: agents.defaults.sandbox.mode=off", "named in MBH4014, which looks at what the sandbox is off for"),
        ("user_line, stages, final_from, user_resolved", "the way to the effective user: `RealDockerfileTests` holds each of them"),
    ];

    /// <summary>Differences that were looked at: who is right, and why.</summary>
    private static readonly (string Rule, string Deployment, string Subject, string Reason)[] Judged =
    [
        ("MBH0001/MBH0010", "FBarrca__clawdbot-docker-tailnet/", "", "the rule is right: the Dockerfile that two services build is not in the repository; `config` does not look for it, `build` fails"),
        ("MBH0001/MBH0010", "kmamykin__openclaw-gcloud/docker/docker-compose.yml.tpl", "", "the rule is right: without its variables docker compose 2.40.3 refuses the port `127.0.0.1::`; the label was made with them set"),
        ("MBH1003", "essamamdani__openclaw-coolify/", "openclaw", "the rule is right: openclaw reads no `OPENCLAW_GATEWAY_BIND` (measured), nothing is published, and the token may stand in the env file that only the host has"),
        ("MBH1003", "zot24__openclaw-docker/", "openclaw", "the rule is right: no bind is written, openclaw then listens on every interface of a container (measured), and the port is published on all of the host's"),
        ("MBH2019", "zaloclaw__zaloclaw-infra/docker-compose.yml+", "", "the rule is right: docker compose 2.40.3 refuses the base's entry (`empty section between colons`) before the override's takes its place"),
        ("MBH3003", "doxiebuilds__openclaw-secure-deploy/openclaw-docker-config/Dockerfile.openclaw", "", "the label is careful with any name of a registry; this is upstream's own image, whose user is known"),
        ("MBH4003", "picoinno__openclaw-docker-compose/openclaw.json.template", "", "the rule is right: an absent bind is every interface of a container on openclaw (measured)"),
    ];

    [SharedFact]
    public void The_page_says_what_the_rules_find_on_labelled_deployments()
    {
        var page = Path.Combine(Shared.Repository, "docs", "accuracy.md");
        var text = Page([.. Decisions()]);
        if (Environment.GetEnvironmentVariable("MOLTBOT_REWRITE") == "1")
        {
            File.WriteAllText(page, text);
        }

        Assert.Equal(text, File.ReadAllText(page));
    }

    [SharedFact]
    public void No_difference_is_without_a_reason()
    {
        Decision[] wrong = [.. Decisions().Where(static decision => !decision.IsRight)];
        var unexplained = wrong.Where(static decision => Reason(decision) is null).ToArray();

        Assert.True(unexplained.Length == 0, string.Join('\n', unexplained.Select(static decision => decision.ToString())));
        Assert.All(Judged, judged => Assert.Contains(wrong, decision => IsAbout(judged, decision)));
    }

    private static IEnumerable<Decision> Decisions() => RealLabel.All().SelectMany(static label => label.Kind switch
    {
        "compose" => ComposeDecisions.Of(label),
        "dockerfile" => DockerfileDecisions.Of(label),
        _ => ConfigDecisions.Of(label),
    });

    private static string Page(IReadOnlyList<Decision> decisions)
    {
        var text = new StringBuilder("""
            # How often the rules are right

            Public deployments of the gateway, read by hand and by docker compose and BuildKit themselves, against what the rules say of them.
            A row is a rule and what the labels call its defect; each service, or each file, is one decision. Made by a test (`AccuracyTests`), which fails when a figure moves.

            | Rule | Name | Label | True positives | False positives | False negatives | True negatives |
            | --- | --- | --- | ---: | ---: | ---: | ---: |

            """);
        foreach (var row in decisions.GroupBy(static decision => (decision.Rule, decision.Label)).OrderBy(static row => row.Key.Rule, StringComparer.Ordinal).ThenBy(static row => row.Key.Label, StringComparer.Ordinal))
        {
            int Count(bool isExpected, bool isFound) => row.Count(decision => decision.Expected == isExpected && decision.Found == isFound);
            text.Append($"| {row.Key.Rule} | {NameOf(row.Key.Rule)} | {row.Key.Label} | {Count(true, true)} | {Count(false, true)} | {Count(true, false)} | {Count(false, false)} |\n");
        }

        text.Append("\n## Where they differ\n\n");
        var differences = decisions.Where(static decision => !decision.IsRight).ToArray();
        foreach (var each in differences)
        {
            var subject = each.Subject.Length == 0 ? "" : $" ({each.Subject})";
            text.Append($"- {each.Rule}, `{each.Deployment}`{subject}: {(each.Found ? "found, and the label has none" : "the label has it, and it is not found")}; {Reason(each)}.\n");
        }

        text.Append(differences.Length == 0 ? "Nowhere.\n" : "").Append("\n## Labels without a rule\n\n");
        foreach (var (label, reason) in WithoutRule)
        {
            text.Append($"- {label}: {reason}.\n");
        }

        return text.ToString();
    }

    private static string NameOf(string rules) =>
        string.Join('/', rules.Split('/').Select(static id => RuleRegistry.All.Single(rule => rule.Descriptor.Id == id).Descriptor.Name));

    private static string? Reason(Decision decision) => Array.Find(Judged, judged => IsAbout(judged, decision)).Reason;

    private static bool IsAbout((string Rule, string Deployment, string Subject, string Reason) judged, Decision decision) =>
        judged.Rule == decision.Rule && decision.Deployment.StartsWith(judged.Deployment, StringComparison.Ordinal) && (judged.Subject.Length == 0 || judged.Subject == decision.Subject);
}
