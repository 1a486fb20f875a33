using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules;

/// <summary>What a rule says to write, it gives as an edit; applied, the finding is gone and the files still read.</summary>
public sealed class RuleFixTests
{
    /// <summary>Errors and warnings on compose sets, Dockerfiles and secrets that no edit of one place answers.</summary>
    private static readonly Dictionary<string, string> WithoutFix = new()
    {
        ["MBH1004"] = "a forwarder is a service of its own, which the emitted override has",
        ["MBH2014"] = "only a registry knows the digest",
        ["MBH2021"] = "the folder to move the state to is the operator's choice",
        ["MBH3004"] = "only a registry knows the digest",
        ["MBH3005"] = "what the secret is for decides where it comes from when the image runs",
        ["MBH3006"] = "only who holds the script knows its checksum",
        ["MBH3007"] = "only who holds the file knows its checksum",
        ["MBH3009"] = "what the image needs instead is its author's to know",
        ["MBH6002"] = "how the variable is called is the author's choice",
        ["MBH6003"] = "the ignore file may not be there yet",
        ["MBH6004"] = "a command takes a file out of git's index, and no edit",
    };

    public static TheoryData<string> Pages =>
        [.. RuleRegistry.All.Select(static rule => rule.Descriptor).Where(static rule => rule.Room is 1 or 2 or 3 or 6 && rule.Severity >= Severity.Warning).Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_bad_deployment_of_a_rules_page_is_cured_by_the_fix_unless_it_is_said_why_there_is_none(string rule)
    {
        var (tree, request) = RulePage.Of(rule).Deployment("Bad");
        var told = Told(tree, request, rule);
        Assert.NotEmpty(told);

        if (WithoutFix.ContainsKey(rule))
        {
            Assert.All(told, static finding => Assert.Null(finding.Fix));
            return;
        }

        Assert.All(told, static finding => Assert.NotNull(finding.Fix));
        Applied(tree, request, rule, told);
    }

    [Fact]
    public void No_reason_is_left_for_a_rule_that_has_a_fix() => Assert.All(WithoutFix.Keys, static rule => Assert.Contains<object[]>(Pages, page => page[0].Equals(rule)));

    [Theory]
    [MemberData(nameof(WaysIntoAServiceTests.Cases), MemberType = typeof(WaysIntoAServiceTests))]
    public void A_fix_holds_whatever_way_the_value_comes(string way, string rule, string archive)
    {
        Assert.NotEmpty(way);
        var tree = Tree(archive);
        var id = RuleRegistry.All.Single(each => each.Descriptor.Name == rule).Descriptor.Id;

        Applied(tree, Requests.Plain, id, Told(tree, Requests.Plain, id));
    }

    [Theory]
    [InlineData("MBH2004", "services:\n  a:\n    # first\n    image: x # pinned\n", "services:\n  a:\n    # first\n    cap_drop: [\"ALL\"]\n    image: x # pinned\n")]
    [InlineData("MBH2004", "services: { a: { image: x } }\n", "services: { a: {cap_drop: [\"ALL\"],  image: x } }\n")]
    [InlineData("MBH2004", "services:\r\n  a:\r\n    image: x\r\n", "services:\r\n  a:\r\n    cap_drop: [\"ALL\"]\r\n    image: x\r\n")]
    [InlineData("MBH2004", "services:\n  a:\n    image: x\n    cap_drop: [NET_RAW]\n", "services:\n  a:\n    image: x\n    cap_drop: [\"ALL\", NET_RAW]\n")]
    [InlineData("MBH2004", "services:\n  a:\n    image: x\n    cap_drop:\n    - NET_RAW\n", "services:\n  a:\n    image: x\n    cap_drop:\n    - \"ALL\"\n    - NET_RAW\n")]
    [InlineData("MBH2004", "x-base: &base\n  init: true\nservices:\n  a: &a\n    <<: *base\n    image: x\n", "x-base: &base\n  init: true\nservices:\n  a: &a\n    cap_drop: [\"ALL\"]\n    <<: *base\n    image: x\n")]
    [InlineData("MBH2005", "services:\n  a:\n    image: x\n    security_opt: [\"no-new-privileges:false\"]\n", "services:\n  a:\n    image: x\n    security_opt: [\"no-new-privileges:true\"]\n")]
    [InlineData("MBH2003", "services:\n  a:\n    image: x\n    cap_add:\n      # for strace\n      - SYS_PTRACE # really\n      - CHOWN\n", "services:\n  a:\n    image: x\n    cap_add:\n      # for strace\n      - CHOWN\n")]
    [InlineData("MBH2003", "services:\n  a:\n    image: x\n    cap_add:\n      - SYS_PTRACE\n    init: true\n", "services:\n  a:\n    image: x\n    init: true\n")]
    [InlineData("MBH2003", "services:\n  a:\n    image: x\n    cap_add: [CHOWN, SYS_PTRACE]\n", "services:\n  a:\n    image: x\n    cap_add: [CHOWN]\n")]
    [InlineData("MBH2003", "services:\n  a:\n    image: x\n    cap_add: [ SYS_PTRACE ]", "services:\n  a:\n    image: x\n    cap_add: [  ]")]
    [InlineData("MBH2006", "services:\n  a:\n    image: x\n    pid: host", "services:\n  a:\n    image: x")]
    [InlineData("MBH2006", "services:\n  a: { pid: \"host\", image: x }\n", "services:\n  a: { image: x }\n")]
    [InlineData("MBH2001", "services:\n  a:\n    image: x\n    volumes:\n      - type: bind\n        source: /var/run/docker.sock\n        target: /s\n      - ./d:/d\n", "services:\n  a:\n    image: x\n    volumes:\n      - ./d:/d\n")]
    [InlineData("MBH2001", "services:\n  a:\n    image: x\n    environment:\n      - A=1\n      - \"DOCKER_HOST=tcp://10.0.0.2:2375\"\n", "services:\n  a:\n    image: x\n    environment:\n      - A=1\n")]
    [InlineData("MBH1008", "services:\n  moltbot-gateway:\n    image: moltbot\n    command: [node, x.js, gateway, --token, \"${T:?}\", --bind, loopback]\n", "services:\n  moltbot-gateway:\n    image: moltbot\n    command: [node, x.js, gateway, --bind, loopback]\n")]
    [InlineData("MBH1008", "services:\n  moltbot-gateway:\n    image: moltbot\n    command:\n      - node\n      - gateway\n      - --token\n      - ${T:?}\n", "services:\n  moltbot-gateway:\n    image: moltbot\n    command:\n      - node\n      - gateway\n")]
    [InlineData("MBH1003", "services:\n  moltbot-gateway:\n    image: moltbot\n    ports: [\"18789:18789\"]\n    command: sh -c 'exec node x.js gateway --bind lan --port 18789'\n", "services:\n  moltbot-gateway:\n    image: moltbot\n    ports: [\"18789:18789\"]\n    command: sh -c 'exec node x.js gateway --bind loopback --port 18789'\n")]
    [InlineData("MBH2005", "services:\n  a:\n    image: x\n    security_opt: [\"no-new-privileges:true\", \"no-new-privileges:false\"]\n", "services:\n  a:\n    image: x\n    security_opt: [\"no-new-privileges:true\"]\n")]
    [InlineData("MBH2001", "services:\n  a:\n    image: x\n    environment:\n      DOCKER_HOST: tcp://10.0.0.2:2375\n", "services:\n  a:\n    image: x\n")]
    [InlineData("MBH2019", "services:\n  a:\n    image: x\n    volumes: [\"${A}:${B}\"]\n", "services:\n  a:\n    image: x\n    volumes: [\"${A:?set A to the absolute path of the folder to mount}:${B:?set B to the absolute path of the folder to mount}\"]\n")]
    [InlineData("MBH3001", "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM node:22\n        USER root\n", "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM node:22\n        USER 1000:1000\n")]
    [InlineData("MBH3002", "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM node:22\n        RUN x\n    init: true\n", "services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM node:22\n        RUN x\n        USER 1000:1000\n    init: true\n")]
    public void An_edit_keeps_to_the_way_in_which_the_file_is_written(string rule, string before, string after)
    {
        var tree = new MemoryTree().With("compose.yaml", before);

        Assert.Equal(after, Applied(tree, Requests.Plain, rule, [Told(tree, Requests.Plain, rule)[0]]));
    }

    [Theory]
    [InlineData("MBH2004", "x-a: &a { image: x }\nservices:\n  a: *a\n")]
    [InlineData("MBH2004", "services:\n  a:\n    image: x\n    cap_drop: []\n")]
    [InlineData("MBH2006", "services:\n  a:\n    image: x\n    pid: !!str host\n")]
    [InlineData("MBH6001", "services:\n  a:\n    image: x\n    environment: [A=1, API_TOKEN=q7Wz0pL4mX9vT2rK8sYb]\n")]
    [InlineData("MBH1008", "services:\n  moltbot-gateway:\n    image: moltbot\n    command: [sh, -c, \"node x.js gateway --token $TOKEN\"]\n")]
    [InlineData("MBH1003", "services:\n  moltbot-gateway:\n    image: moltbot\n    ports: [\"18789:18789\"]\n    command: [sh, -c, \"node x.js gateway --bind lan || node x.js gateway --bind loopback\"]\n")]
    public void Where_the_text_tells_no_clear_story_there_is_no_edit(string rule, string text)
    {
        Assert.All(Told(new MemoryTree().With("compose.yaml", text), Requests.Plain, rule), static finding => Assert.Null(finding.Fix));
    }

    private static MemoryTree Tree(string archive)
    {
        var tree = new MemoryTree();
        foreach (var (name, content) in TextArchive.Split(archive))
        {
            tree.With(name, MarkedText.Parse(content).Text);
        }

        return tree;
    }

    private static Finding[] Told(MemoryTree tree, DeploymentRequest request, string rule) =>
        [.. HardeningEngine.Judge(tree, request).Findings.Where(graded => graded.Finding.Rule.Id == rule && graded.Severity >= Severity.Warning).Select(static graded => graded.Finding)];

    /// <summary>Applies one fix after the other, each on the files as they then stand, as far as the first finding has one.</summary>
    /// <returns>The last file that was changed.</returns>
    private static string Applied(MemoryTree tree, DeploymentRequest request, string rule, Finding[] told)
    {
        var text = "";
        var readable = Unreadable(tree, request);
        for (var left = told; left is [{ Fix: { } fix }, ..];)
        {
            foreach (var file in fix.Edits.GroupBy(static edit => edit.At.File.FullPath))
            {
                text = TextEdits.Apply(file.First().At.File.Text, file) ?? throw new InvalidOperationException("edits overlap");
                tree.With(file.Key, text);
            }

            var now = Told(tree, request, rule);
            Assert.True(now.Length < left.Length || !now.Any(finding => finding.Message == left[0].Message), $"{fix.Title} leaves {string.Join('\n', now.Select(static finding => finding.Message))} in\n{text}");
            Assert.Equal(readable, Unreadable(tree, request));
            left = told.Length == 1 ? [] : now;
        }

        return text;
    }

    private static string Unreadable(MemoryTree tree, DeploymentRequest request) => string.Join('\n', HardeningEngine.Judge(tree, request).Findings
        .Where(static graded => graded.Finding.Rule.Id is "MBH0001" or "MBH0010" && graded.Severity == Severity.Error).Select(static graded => graded.Finding.Message));
}
