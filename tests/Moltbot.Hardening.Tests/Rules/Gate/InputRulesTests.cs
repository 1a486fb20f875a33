using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Gate;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gate;

public sealed class InputUnreadableTests() : RuleTests(nameof(InputUnreadable))
{
    [Fact]
    public void Each_unreadable_input_is_reported_and_hides_no_other() => Expect("""
        -- docker-compose.yml --
        services:
          app: { image: {|MBH0001:"|}app
        -- Dockerfile --
        FROM node:22
        {|MBH0001:FORM|} node
        """);
}

public sealed class NothingToValidateTests() : RuleTests(nameof(NothingToValidate))
{
    [Fact]
    public void An_empty_project_is_reported_at_the_project_file() => Expect("""
        -- deployment.proj --
        {|MBH0002:|}
        """);

    [Theory]
    [InlineData("Dockerfile", "FROM scratch")]
    [InlineData("moltbot.json", "{}")]
    [InlineData(".env", "A=1")]
    public void An_input_of_any_kind_is_enough(string name, string content) => Expect($"""
        -- {name} --
        {content}
        """);

    [Fact]
    public void It_can_be_said_that_none_is_needed() => Expect("-- notes.txt --\n", Requests.With("MoltbotRequireInputs", "false"));
}

public sealed class InputNotGradedTests() : RuleTests(nameof(InputNotGraded))
{
    [Fact]
    public void A_file_that_compose_would_not_pick_is_told() => Expect("""
        -- compose.yaml --
        services: { app: { image: app } }
        -- docker-compose.yml --
        {|MBH0009:|}services: { app: { image: other } }
        -- compose.override.yml --
        services: { app: { privileged: false } }
        -- docker-compose.override.yml --
        {|MBH0009:|}services: { app: { privileged: true } }
        """);

    [Fact]
    public void The_pair_that_compose_picks_and_further_files_are_graded() => Expect("""
        -- docker-compose.yml --
        services: { app: { image: app } }
        -- docker-compose.override.yaml --
        services: { app: { privileged: false } }
        -- docker-compose.prod.yml --
        services: { app: { restart: always } }
        -- compose.tools.yaml --
        services: { tool: { image: tool } }
        """);

    [Fact]
    public void Without_default_items_what_no_item_names_is_told() => Expect(
        """
        -- docker-compose.yml --
        services: { app: { image: app } }
        -- Dockerfile --
        {|MBH0009:|}FROM scratch
        -- moltbot.json --
        {|MBH0009:|}{}
        """,
        Requests.With("EnableDefaultMoltbotItems", "false").Item("MoltbotCompose", "docker-compose.yml"));

    [Fact]
    public void The_override_of_a_base_that_an_item_names_alone_is_told() => Expect(
        """
        -- docker-compose.yml --
        services: { app: { image: app } }
        -- docker-compose.override.yml --
        {|MBH0009:|}services: { app: { privileged: true } }
        """,
        Requests.Plain.Item("MoltbotCompose", "docker-compose.yml"));
}

public sealed class ReferenceUnresolvedTests() : RuleTests(nameof(ReferenceUnresolved))
{
    [Fact]
    public void A_dockerfile_that_is_not_there_is_reported_at_the_build() => Expect("""
        -- docker-compose.yml --
        services: { app: { build: { context: ., dockerfile: {|MBH0010:Dockerfile.prod|} } } }
        """);

    [Fact]
    public void A_remote_context_is_warned_about()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services: { app: { build: {|MBH0010:https://git.example/app.git|} } }
            """);

        Assert.Equal(Severity.Warning, findings[0].Severity);
    }

    [Theory]
    [InlineData("gateway.secrets", "*.secrets", Severity.Info)]
    [InlineData("host/gateway.conf", "host/", Severity.Info)]
    [InlineData("secrets.env.local", "", Severity.Info)]
    [InlineData("gateway.conf", "*.secrets", Severity.Error)]
    [InlineData("keep.secrets", "*.secrets\n!keep.secrets", Severity.Error)]
    public void An_env_file_that_git_leaves_out_is_the_hosts_own(string file, string ignored, Severity severity) => Assert.Equal(severity, Expect($$"""
        -- .git/HEAD --
        ref: refs/heads/main
        -- .gitignore --
        {{ignored}}
        -- docker-compose.yml --
        services: { app: { image: app, env_file: [{|MBH0010:{{file}}|}] } }
        """)[0].Severity);

    [Fact]
    public void A_service_that_docker_compose_refuses_hides_no_other() => Expect("""
        -- docker-compose.yml --
        services:
          {|MBH0010:nothing|}: { restart: always }
          app: { image: app }
        """);
}

public sealed class InputLimitExceededTests() : RuleTests(nameof(InputLimitExceeded))
{
    [Theory]
    [InlineData("moltbot.json", 80, 1)]
    [InlineData("moltbot.json", 60, 0)]
    [InlineData("docker-compose.yml", 80, 1)]
    [InlineData("docker-compose.yml", 60, 0)]
    public void Depth_over_the_limit_is_reported_in_the_file(string name, int depth, int count)
    {
        var deep = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        var tree = new MemoryTree().With(name, $"{{ \"x-deep\": {deep} }}");

        var findings = HardeningEngine.Judge(tree, Requests.Plain).Findings.Select(static graded => graded.Finding).Where(static finding => finding.Rule.Id == "MBH0007");

        Assert.Equal(count, findings.Count(finding => finding.At.File.Path == name && finding.At.Start.Line == 1));
    }
}
