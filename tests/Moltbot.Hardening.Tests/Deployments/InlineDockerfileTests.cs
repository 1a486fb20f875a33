using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>A Dockerfile in a compose file: its findings, secrets and waivers stand in the compose file's lines.</summary>
public sealed class InlineDockerfileTests
{
    private const string Key = "sk-ant-api03-Zb9dEfGh1jKlMn0pQrStUv2xYz0a23k56789AbCdEfGhIjKlMnOpQrStUvWxYz";

    [Fact]
    public void A_secret_is_told_once_and_one_in_a_comment_where_it_stands() => Assert.Equal(
        ["MBH3005 docker-compose.yml(7,13)", "MBH6002 docker-compose.yml(8,11)"],
        Found($$"""
            services:
              moltbot-gateway:
                build:
                  dockerfile_inline: |
                    FROM node:22
                    USER node
                    ENV ANTHROPIC_API_KEY={{Key}}
                    # {{Key}}
            """, "MBH3005", "MBH6002"));

    [Fact]
    public void A_quoted_one_has_no_lines_of_its_own() => Assert.Equal(
        ["MBH3001 docker-compose.yml(4,26)"],
        Found("""
            services:
              moltbot-gateway:
                build:
                  dockerfile_inline: "FROM node:22\nUSER root"
            """, "MBH3001"));

    [Fact]
    public void A_waiver_in_it_is_for_its_next_line() => Assert.Equal(
        ["MBH0005 docker-compose.yml(7,9)", "MBH3001 docker-compose.yml(9,14) waived"],
        Found("""
            services:
              moltbot-gateway:
                ports: ["18789:18789"]
                build:
                  dockerfile_inline: |
                    FROM node:22
                    # moltbot: waive MBH1001 -- is about another line
                    # moltbot: waive MBH3001 -- a laboratory without a network
                    USER root
            """, "MBH0005", "MBH3001"));

    private static string[] Found(string compose, params string[] rules) =>
    [
        .. HardeningEngine.Judge(new MemoryTree().With("docker-compose.yml", compose), Requests.Plain).Findings
            .Where(graded => rules.Contains(graded.Finding.Rule.Id))
            .Select(static graded => $"{graded.Finding.Rule.Id} {graded.Finding.At}{(graded.IsWaived ? " waived" : "")}")
            .Order(StringComparer.Ordinal),
    ];
}
