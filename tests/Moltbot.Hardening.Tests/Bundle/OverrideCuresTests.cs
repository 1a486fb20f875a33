using System.Collections.Immutable;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

/// <summary>What the table says of an override's reach is what the computed override does.</summary>
public sealed class OverrideCuresTests
{
    public static TheoryData<string> Decided => [.. OverrideCures.All.Select(static cure => cure.Rule)];

    [Fact]
    public void Every_rule_on_compose_sets_Dockerfiles_and_secrets_is_decided()
    {
        Assert.Equal(RuleRegistry.All.Select(static rule => rule.Descriptor).Where(static rule => rule.Room is 1 or 2 or 3 or 6).Select(static rule => rule.Id), OverrideCures.All.Select(static cure => cure.Rule));
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public void The_bad_deployment_of_a_rules_page_is_cured_as_far_as_the_table_says(string rule)
    {
        var (tree, request) = RulePage.Of(rule).Deployment("Bad");
        var before = HardeningEngine.Judge(tree, request);
        var cure = OverrideCures.All.Single(cure => cure.Rule == rule);

        var left = Fixed(tree, request).Where(graded => graded.Finding.Rule.Id == rule).ToArray();

        if (cure.Reach != OverrideReach.Nothing)
        {
            Assert.DoesNotContain(left, graded => graded.Severity >= Stays(cure.Reach));
        }
        else if (before.Findings.Any(graded => graded.Finding.Rule.Id == rule && graded.Severity >= Severity.Warning))
        {
            Assert.True(left.Length > 0 || FixPlan.Of(before).Remaining.Any(line => line.Contains(rule, StringComparison.Ordinal)), "the override cures it, and the table says that it does not");
        }
    }

    [Theory]
    [MemberData(nameof(WaysIntoAServiceTests.Cases), MemberType = typeof(WaysIntoAServiceTests))]
    public void A_value_that_an_override_cures_is_cured_whatever_way_it_comes(string way, string rule, string archive)
    {
        var tree = new MemoryTree();
        foreach (var (name, content) in TextArchive.Split(archive))
        {
            tree.With(name, MarkedText.Parse(content).Text);
        }

        var id = RuleRegistry.All.Single(each => each.Descriptor.Name == rule).Descriptor.Id;
        var cure = OverrideCures.All.Single(cure => cure.Rule == id);
        var left = Fixed(tree, Requests.Plain).Where(graded => graded.Finding.Rule.Id == id && graded.Severity >= Stays(cure.Reach));

        Assert.True(cure.Reach == OverrideReach.Nothing || !left.Any(), $"{way}: {string.Join('\n', left.Select(static graded => graded.Finding.Message))}");
    }

    [Theory]
    [InlineData("MBH1005", "network_mode: ${MODE:?}")]
    [InlineData("MBH1008", "entrypoint: [node, dist/index.js, gateway, --allow-unconfigured]")]
    [InlineData("MBH1008", "entrypoint: [node, --inspect=0.0.0.0, dist/index.js]\ncommand: [gateway, --bind, lan]")]
    [InlineData("MBH1008", "command: [sh, -c, 'exec node x.js gateway --allow-unconfigured --token \"$$TOKEN\" --bind lan; echo ended']")]
    [InlineData("MBH1008", "command: [node, x.js, gateway, '${MODE:---allow-unconfigured}', --bind, lan]")]
    [InlineData("MBH1008", "command: node x.js gateway --token=${TOKEN:?is not set} --inspect-brk")]
    [InlineData("MBH2001", "environment: { DOCKER_HOST: tcp://10.0.0.2:2375 }")]
    [InlineData("MBH2001", "secrets: [engine, plain]")]
    [InlineData("MBH2001", "configs: [{ source: engine, target: /engine }]")]
    [InlineData("MBH2002", "post_start: [{ command: chown node /x, user: root }, { command: modprobe x, privileged: true }]")]
    [InlineData("MBH2002", "pre_stop: [{ command: [sync], privileged: \"${P:?}\" }]")]
    [InlineData("MBH2020", "environment: { HOME: /home/node }\nvolumes: [\"./moltbot.json:/etc/moltbot/moltbot.json\"]")]
    [InlineData("MBH4011", "command: [node, x.js, gateway, --bind, loopback, --tailscale, funnel]")]
    [InlineData("MBH4011", "command: [sh, -c, 'node x.js gateway --tailscale=funnel']")]
    public void A_defect_in_another_form_is_cured_too(string rule, string lines)
    {
        var tree = Gateway(lines);
        Assert.Contains(HardeningEngine.Judge(tree, Requests.Plain).Findings, graded => graded.Finding.Rule.Id == rule && graded.Severity == Severity.Error);

        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(tree, Requests.Plain));
        var left = Fixed(tree, Requests.Plain).Where(graded => graded.Finding.Rule.Id == rule && graded.Severity == Severity.Error);

        Assert.Equal("", string.Join('\n', bundle.Obstacles.Select(static graded => graded.Finding.Message)));
        Assert.Empty(left);
        Assert.Empty(FixPlan.Of(HardeningEngine.Judge(tree, Requests.Plain)).Diff);
    }

    [Fact]
    public void A_variable_of_the_image_is_answered_by_the_service()
    {
        var tree = new MemoryTree()
            .With("compose.yaml", "services:\n  moltbot-gateway:\n    build: .\n")
            .With("Dockerfile", "FROM node:22\nENV NODE_TLS_REJECT_UNAUTHORIZED=0 NODE_OPTIONS=--inspect\nUSER 1000\nCMD [\"node\", \"x.js\", \"gateway\"]\n");

        Assert.DoesNotContain(Fixed(tree, Requests.Plain), static graded => graded.Finding.Rule.Id == "MBH1008");
    }

    [Fact]
    public void What_the_config_refers_to_reaches_the_gateway()
    {
        var tree = new MemoryTree()
            .With("compose.yaml", "services:\n  openclaw-gateway:\n    image: openclaw:2026.9.6\n    environment: { OPENCLAW_GATEWAY_TOKEN: \"${OPENCLAW_GATEWAY_TOKEN:?}\" }\n")
            .With("openclaw.json", "{ gateway: { mode: \"local\" }, channels: { telegram: { botToken: \"${BOT_TOKEN}\" }, discord: { token: \"${BOT_TOKEN}\" } } }");
        Assert.Contains(HardeningEngine.Judge(tree, Requests.Plain).Findings, static graded => graded.Finding is { Rule.Id: "MBH6005", Subject: "BOT_TOKEN" });

        Assert.DoesNotContain(Fixed(tree, Requests.Plain), static graded => graded.Finding is { Rule.Id: "MBH6005", Subject: "BOT_TOKEN" });
    }

    [Theory]
    [InlineData("MBH2015", "image: openclaw:2026.1.29")]
    [InlineData("MBH2019", "volumes: [\"${NOT_SET}:/data\"]")]
    public void What_no_override_cures_does_not_stop_an_emission(string rule, string lines)
    {
        var verdict = HardeningEngine.Judge(Gateway(lines, "openclaw"), Requests.Plain);
        Assert.Contains(verdict.Findings, graded => graded.Finding.Rule.Id == rule && graded.Severity == Severity.Error);

        Assert.True(HardenedBundle.Plan(verdict).MayBeWritten);
    }

    [Fact]
    public void A_preset_that_makes_errors_of_warnings_does_not_stop_a_fix()
    {
        var plan = FixPlan.Of(HardeningEngine.Judge(Gateway("privileged: true"), Requests.With("MoltbotPreset", "strict")));

        Assert.Empty(plan.Obstacles);
        Assert.DoesNotContain(plan.Remaining, static line => line.Contains("MBH0008", StringComparison.Ordinal));
    }

    private static MemoryTree Gateway(string lines, string product = "moltbot") => new MemoryTree().With("compose.yaml", $$"""
        services:
          {{product}}-gateway:
            {{(lines.Contains("image:", StringComparison.Ordinal) ? "" : $"image: {product}:2026.1.27")}}
            user: "1000:1000"
            {{lines.Replace("\n", "\n    ", StringComparison.Ordinal)}}
        secrets: { engine: { file: /var/run/docker.sock }, plain: { file: ./plain.txt } }
        configs: { engine: { file: /run/containerd/containerd.sock } }

        """);

    /// <summary>What is found once the fix is written.</summary>
    private static ImmutableArray<GradedFinding> Fixed(MemoryTree tree, DeploymentRequest request)
    {
        var plan = FixPlan.Of(HardeningEngine.Judge(tree, request));
        Assert.Equal("", string.Join('\n', plan.Obstacles.Select(static graded => graded.Finding.Message)));
        foreach (var file in plan.Files)
        {
            tree.With(file.Path, file.After);
        }

        return HardeningEngine.Judge(tree, request).Findings;
    }

    /// <summary>The least severity that may not stay.</summary>
    private static Severity Stays(OverrideReach reach) => reach == OverrideReach.Warnings ? Severity.Warning : Severity.Error;
}
