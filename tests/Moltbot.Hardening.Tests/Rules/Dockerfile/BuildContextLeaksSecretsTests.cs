using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class BuildContextLeaksSecretsTests() : RuleTests(nameof(BuildContextLeaksSecrets))
{
    [Theory]
    [InlineData("COPY {|MBH3008:.|} .")]
    [InlineData("COPY --chown=node:node {|MBH3008:./|} /app/")]
    [InlineData("ADD {|MBH3008:.|} /app")]
    [InlineData("COPY package.json {|MBH3008:*|} /app/")]
    [InlineData("COPY [{|MBH3008:\".\"|}, \"/app\"]")]
    [InlineData("ENV S=.\nCOPY {|MBH3008:$S|} /app")]
    [InlineData("COPY --exclude=.env {|MBH3008:.|} /app")]
    public void The_whole_context_without_an_ignore_file_is_reported(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Theory]
    [InlineData("COPY src ./src")]
    [InlineData("COPY package*.json ./")]
    [InlineData("COPY --from=build . .")]
    [InlineData("COPY --exclude=*.env --exclude=.env . /app")]
    [InlineData("RUN --mount=type=bind,target=/src true")]
    public void A_part_of_it_is_not(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Theory]
    [InlineData(".env\nsecrets.env")]
    [InlineData("**/*.env")]
    [InlineData("*\n!src\n!package.json")]
    [InlineData("# secrets\n/.env*\n/secrets.env  ")]
    public void An_ignore_file_that_keeps_them_out_is_enough(string patterns) => Expect($"""
        -- Dockerfile --
        FROM node:22
        COPY . .
        -- .dockerignore --
        {patterns}
        """);

    [Theory]
    [InlineData(".env", "'secrets.env'")]
    [InlineData("node_modules\n.git", "'.env', 'secrets.env'")]
    [InlineData("*.env\n!.env", "'.env'")]
    [InlineData("#.env\nsecrets.env", "'.env'")]
    public void What_it_lets_in_is_named(string patterns, string names)
    {
        var findings = Expect($$"""
            -- Dockerfile --
            FROM node:22
            COPY {|MBH3008:.|} .
            -- .dockerignore --
            {{patterns}}
            """);

        Assert.Contains($"'.dockerignore' does not keep {names} out", findings[0].Message.Replace(".dockerignore does", "'.dockerignore' does", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, findings[0].Severity);
        Assert.NotNull(findings[0].Fix);
    }

    [Fact]
    public void The_file_beside_the_Dockerfile_wins() => Expect("""
        -- Dockerfile --
        FROM node:22
        COPY {|MBH3008:.|} .
        -- Dockerfile.dockerignore --
        node_modules
        -- .dockerignore --
        .env
        secrets.env
        """);

    [Fact]
    public void The_context_of_the_service_decides() => Expect("""
        -- docker-compose.yml --
        services:
          app: { build: { context: ./app, dockerfile: ../Dockerfile } }
        -- Dockerfile --
        FROM node:22
        COPY {|MBH3008:.|} .
        -- .dockerignore --
        **/*.env
        -- app/package.json --
        {}
        """);

    [Fact]
    public void A_gateways_state_folder_is_asked_for() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { build: . }
        -- Dockerfile --
        FROM node:22
        COPY {|MBH3008:.|} .
        -- .dockerignore --
        *.env
        """);

    [Fact]
    public void The_content_of_a_folder_may_be_kept_out_instead() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { build: . }
        -- Dockerfile --
        FROM node:22
        COPY . .
        -- .dockerignore --
        *.env
        .moltbot/*
        """);

    [Fact]
    public void What_stands_there_now_is_said()
    {
        var findings = Expect("""
            -- Dockerfile --
            FROM node:22
            COPY {|MBH3008:.|} .
            -- .dockerignore --
            *.env
            -- id_rsa --
            key
            """);

        Assert.Contains("does not keep 'id_rsa' out ('id_rsa' is there now)", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_stage_that_only_lends_files_it_is_an_information()
    {
        var findings = Expect("""
            -- Dockerfile --
            FROM node:22 AS build
            COPY {|MBH3008:.|} .
            FROM node:22
            COPY --from=build /app/dist /app
            """);

        Assert.Equal(Severity.Info, findings[0].Severity);
    }

    [Fact]
    public void A_Dockerfile_elsewhere_is_built_from_a_folder_that_nobody_names() => Expect("""
        -- docker/Dockerfile --
        FROM node:22
        COPY . .
        """, Requests.Plain.Item("MoltbotDockerfile", "docker/Dockerfile"));

    [Fact]
    public void A_remote_context_is_not_judged() => Expect("""
        -- docker-compose.yml --
        services: { app: { build: "https://github.com/owner/name.git" } }
        """);
}
