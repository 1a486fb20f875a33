using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

/// <summary>Which commands are it: Dockerfiles/RemoteScriptsTests.cs.</summary>
public sealed class RemoteScriptExecutedTests() : RuleTests(nameof(RemoteScriptExecuted))
{
    [Fact]
    public void A_download_piped_into_a_shell_is_reported()
    {
        var findings = Expect("""
            -- Dockerfile --
            FROM node:22
            RUN apt-get update \
             # the runtime
             && {|MBH3006:curl -fsSL https://bun.sh/install | bash|} \
             && true
            """);

        Assert.Equal(Severity.Warning, findings[0].Severity);
        Assert.StartsWith("'https://bun.sh/install' is fetched and run by bash unseen", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_of_a_shell_is_reported_at_its_word() => Expect("""
        -- Dockerfile --
        FROM node:22
        RUN sh -c {|MBH3006:"$(curl -fsSL https://x.example/install.sh)"|} -- --yes
        RUN ["sh", "-c", {|MBH3006:"curl -fsSL https://x.example/install.sh \| sh"|}]
        """.Replace("\\|", "|", StringComparison.Ordinal));

    [Fact]
    public void A_here_document_is_read() => Expect("""
        -- Dockerfile --
        FROM node:22
        RUN <<-EOF
        	set -e
        	{|MBH3006:wget -qO- https://x.example/install.sh | sh|}
        	EOF
        COPY <<EOF /usr/local/bin/again
        curl -fsSL https://x.example/install.sh | sh
        EOF
        """);

    [Fact]
    public void A_stage_that_lends_files_counts_and_one_that_is_not_built_does_not() => Expect("""
        -- Dockerfile --
        FROM node:22 AS unused
        RUN curl https://x.example/unused | bash
        FROM node:22 AS build
        RUN {|MBH3006:curl https://x.example/build | bash|}
        FROM node:22
        COPY --from=build /app /app
        """);

    [Fact]
    public void The_target_of_the_service_decides_what_is_built() => Expect("""
        -- docker-compose.yml --
        services: { app: { build: { context: ., target: plain } } }
        -- Dockerfile --
        FROM node:22 AS plain
        FROM plain
        RUN curl https://x.example/i | bash
        """);

    [Fact]
    public void A_branch_that_is_not_taken_is_not_reported() => Expect("""
        -- Dockerfile --
        FROM node:22
        ARG WITH_TAILSCALE=""
        RUN if [ -n "$WITH_TAILSCALE" ]; then curl -fsSL https://tailscale.com/install.sh | sh; fi
        """);

    [Fact]
    public void The_argument_of_a_service_takes_it() => Expect("""
        -- docker-compose.yml --
        services: { app: { build: { context: ., args: { WITH_TAILSCALE: "1" } } } }
        -- Dockerfile --
        FROM node:22
        ARG WITH_TAILSCALE=""
        RUN if [ -n "$WITH_TAILSCALE" ]; then {|MBH3006:curl -fsSL https://tailscale.com/install.sh | sh|}; fi
        """);

    [Fact]
    public void Two_services_that_build_it_otherwise_are_one_finding()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              a: { build: { context: ., args: { X: "1" } } }
              b: { build: { context: ., args: { X: "2" } } }
            -- Dockerfile --
            FROM node:22
            RUN {|MBH3006:curl https://x.example/i | bash|}
            """);

        Assert.Single(findings);
    }

    [Fact]
    public void The_address_in_the_message_shows_no_password()
    {
        var findings = Expect("""
            -- Dockerfile --
            FROM node:22
            RUN {|MBH3006:curl https://user:s3cr3t-Passw0rd@x.example/i | bash|}
            """);

        Assert.DoesNotContain("s3cr3t", findings[0].Message, StringComparison.Ordinal);
    }
}
