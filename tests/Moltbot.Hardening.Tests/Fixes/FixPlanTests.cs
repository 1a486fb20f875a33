using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Fixes;

public sealed class FixPlanTests
{
    private const string Base = "services:\n  db:\n    image: postgres:16\n    privileged: true\n    ports: [\"5432:5432\"]\n";

    [Fact]
    public void Without_an_override_the_new_one_stands_where_docker_compose_picks_it()
    {
        var tree = new MemoryTree().With("compose.yaml", Base);

        var plan = Plan(tree);

        var file = Assert.Single(plan.Files);
        Assert.Equal("compose.override.yaml", file.Path);
        Assert.Null(file.Before);
        Assert.Contains("privileged: false", file.After, StringComparison.Ordinal);
        tree.With(file.Path, file.After);
        Assert.Empty(Plan(tree).Files);
    }

    [Fact]
    public void A_further_file_takes_the_changes_itself()
    {
        var file = Assert.Single(Plan(new MemoryTree().With("docker-compose.lab.yml", Base)).Files);

        Assert.Equal("docker-compose.lab.yml", file.Path);
        Assert.StartsWith("services:\n  db:\n    image: postgres:16\n    # MBH2002: no privileges of the host\n    privileged: false\n", file.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_names_its_files_is_told_to_name_the_new_one()
    {
        var request = Requests.With("EnableDefaultMoltbotItems", "false").Item("MoltbotCompose", "compose.yaml");

        var plan = FixPlan.Of(HardeningEngine.Judge(new MemoryTree().With("compose.yaml", Base), request));

        Assert.Contains(plan.Remaining, static line => line.Contains("Overrides=\"compose.override.yaml\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_two_sets_one_that_cannot_be_edited_keeps_the_other_from_being_written()
    {
        var tree = new MemoryTree()
            .With("docker-compose.yml", Base)
            .With("docker-compose.lab.yml", "x: &d {image: \"a:1\", privileged: true}\nservices:\n  d: *d\n");

        var plan = Plan(tree);

        var obstacle = Assert.Single(plan.Obstacles);
        Assert.Equal("docker-compose.lab.yml", obstacle.Finding.At.File.Path);
        Assert.Contains(plan.Remaining, static line => line.Contains("privileged: false", StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_override_cures_is_listed_with_its_place_and_no_secret()
    {
        var plan = Plan(new MemoryTree().With("compose.yaml", "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: kR8-vb2Qm-71xZp\n"));

        Assert.Contains(plan.Remaining, static line => line.StartsWith("compose.yaml(5,", StringComparison.Ordinal) && line.Contains("MBH6001", StringComparison.Ordinal));
        Assert.DoesNotContain("kR8-vb2Qm", string.Join('\n', plan.Remaining.Concat(plan.Diff)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services:\n  openclaw-gateway:\n    init: true\n")]
    [InlineData("secrets:\n  other:\n    file: ./other\nservices:\n  openclaw-gateway:\n    secrets: [other]\n")]
    [InlineData("services: {openclaw-gateway: {init: true}}\nsecrets: {other: {file: ./other}}\n")]
    [InlineData("secrets:\n  openclaw_gateway_token:\n    file: ./token\n")]
    public void A_docker_secret_is_put_into_the_projects_own_override_once(string own)
    {
        var tree = new MemoryTree().With("compose.yaml", Gateway).With("compose.override.yaml", own);

        var plan = Plan(tree, WithSecret);

        Assert.Equal("", string.Join('\n', plan.Obstacles.Select(static graded => graded.Finding.Message)));
        var file = Assert.Single(plan.Files);
        Assert.Equal("compose.override.yaml", file.Path);
        Assert.Contains("openclaw_gateway_token:", file.After, StringComparison.Ordinal);
        Assert.Empty(Plan(tree.With(file.Path, file.After), WithSecret).Diff);
    }

    [Fact]
    public void A_secret_that_the_project_defines_is_taken_as_it_is()
    {
        var tree = new MemoryTree().With("compose.yaml", Gateway + "    secrets: [openclaw_gateway_token]\nsecrets:\n  openclaw_gateway_token:\n    file: /etc/openclaw/token\n");

        var file = Assert.Single(Plan(tree, WithSecret).Files);

        Assert.DoesNotContain("openclaw_gateway_token", file.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_cannot_be_edited_is_told_with_the_lines_to_paste()
    {
        var tree = new MemoryTree().With("compose.yaml", Gateway).With("compose.override.yaml", "x-secrets: &s {other: {file: ./other}}\nsecrets: *s\n");

        var plan = Plan(tree, WithSecret);

        Assert.Equal("compose.override.yaml", Assert.Single(plan.Obstacles).Finding.At.File.Path);
        Assert.Contains(plan.Remaining, static line => line.Trim() == "openclaw_gateway_token:");
    }

    [Fact]
    public void What_cannot_be_read_is_not_fixed()
    {
        var plan = Plan(new MemoryTree().With("compose.yaml", "services: {"));

        Assert.Empty(plan.Files);
        Assert.Contains(plan.Obstacles, static graded => graded.Finding.Rule.Id == "MBH0001");
    }

    private const string Gateway = """
        services:
          openclaw-gateway:
            image: openclaw:2026.9.6
            command: [node, dist/index.js, gateway, --bind, lan, --port, "18789"]
            ports: ["18789:18789"]
            volumes: ["${STATE_DIR:?}:/home/node/.openclaw"]

        """;

    private static DeploymentRequest WithSecret { get; } = Requests.With("MoltbotProduct", "openclaw").With("MoltbotSecrets", "docker-secret");

    private static FixPlan Plan(MemoryTree tree) => Plan(tree, Requests.Plain);

    private static FixPlan Plan(MemoryTree tree, DeploymentRequest request) => FixPlan.Of(HardeningEngine.Judge(tree, request));
}
