using System.Text.RegularExpressions;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Scripts;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Audit;

/// <summary>The rules of files that <c>model.awk</c> has, held against the engine's on every real compose set: the same services, with the same severity.</summary>
/// <remarks>Of the sets as docker compose prints them; what a Dockerfile, a table of images or the configuration adds is left out on both sides.</remarks>
public sealed partial class ModelRulesTests
{
    [SharedFact]
    public void The_script_says_of_real_deployments_what_the_engine_says()
    {
        using var host = new ScriptHost();
        var expected = new List<string>();
        var known = Known();
        var unread = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var label in RealLabel.OfKind("compose"))
        {
            var deployment = label.Judge().Deployment;
            foreach (var set in deployment.Sets)
            {
                host.Write($"models/{++number}.json", EffectiveJson.Write(set.Compose, masksSecrets: false))
                    .Write($"models/{number}.gateways", string.Join(' ', set.Gateways.Select(static gateway => gateway.Name)));
                unread.UnionWith(set.Services.Where(static service => service.HasUnreadEnvFile).Select(service => $"{number} MBH1003 error {service.Name}"));
                expected.AddRange(RuleRegistry.All.Where(rule => known.Contains(rule.Descriptor.Id)).SelectMany(rule => rule.Evaluate(deployment))
                    .Where(finding => IsOfTheModel(finding, set)).Select(finding => Line(number, finding)).Distinct());
            }
        }

        var run = host.Bash($"cd '{host.At("models")}' && export LC_ALL=C && for model in *.json; do awk -f '{host.Bundle}/scripts/json.awk' <$model | awk -v gateways=\"$(cat ${{model%.json}}.gateways)\" -v topology=loopback -v fixes='{host.Bundle}/scripts/security-fixes.txt' -f '{host.Bundle}/scripts/engine.awk' -f '{host.Bundle}/scripts/tables.awk' -f '{host.Bundle}/scripts/model.awk' | awk -v n=${{model%.json}} 'BEGIN {{ FS = \"\\t\" }} $1 == \"fail\" {{ print n, $3, $2, $4 }}'; done");

        // An env file that is not here could hold the token; where docker compose runs, it is there.
        string[] told = [.. run.ShouldExit(0).Lines.Where(line => line.Length > 0 && !unread.Contains(line)).Distinct()];

        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.True(told.Length > 200, $"{told.Length} findings");
    }

    /// <summary>What a Dockerfile or a table of images tells, no effective model does: there the script says that it does not know, or leaves the info out.</summary>
    private static bool IsOfTheModel(Finding finding, ServiceSet set)
    {
        var service = set.Services.FirstOrDefault(service => service.Name == finding.Service);
        return finding.Rule.Id switch
        {
            "MBH2007" => service?["user"] is { Text.Length: > 0 },
            "MBH2015" or "MBH2016" => service?.Model["build"] is null,
            "MBH1003" => service is { HasUnreadEnvFile: false, Bind.Source: not BindSource.Default },
            _ => true,
        };
    }

    private static string Line(int number, Finding finding) => $"{number} {finding.Rule.Id} {finding.Severity.ToString().ToLowerInvariant()} {finding.Service}";

    /// <summary>The rules that the script names.</summary>
    private static HashSet<string> Known() =>
        [.. RuleId().Matches(File.ReadAllText(Path.Combine(Shared.Repository, "src", "Moltbot.Hardening", "Bundle", "Scripts", "model.awk"))).Select(static match => match.Value)];

    [GeneratedRegex(@"MBH\d{4}")]
    private static partial Regex RuleId();
}
