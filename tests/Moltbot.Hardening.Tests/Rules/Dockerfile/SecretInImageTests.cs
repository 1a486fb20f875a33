using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class SecretInImageTests() : RuleTests(nameof(SecretInImage))
{
    private const string Secret = "q7Zt2LmX9vB4nR8sK1wD";

    [Theory]
    [InlineData("ENV {|MBH3005:CLAWDBOT_GATEWAY_TOKEN=" + Secret + "|}")]
    [InlineData("ENV {|MBH3005:DB_PASSWORD \"" + Secret + "\"|}")]
    [InlineData("ENV A=1 {|MBH3005:API_KEY='" + Secret + "'|} B=2")]
    [InlineData("ARG {|MBH3005:NPM_TOKEN=" + Secret + "|}")]
    [InlineData("ENV {|MBH3005:TOKEN=${TOKEN:-" + Secret + "}|}")]
    [InlineData("LABEL {|MBH3005:com.example.token=" + Secret + "|}")]
    [InlineData("ENV {|MBH3005:DATABASE_URL=postgres://app:" + Secret + "@db/app|}")]
    [InlineData("RUN {|MBH3005:API_KEY=" + Secret + "|} npm run build")]
    [InlineData("RUN export A=1 {|MBH3005:API_TOKEN=" + Secret + "|} && npm ci")]
    [InlineData("RUN app login --password {|MBH3005:" + Secret + "|}")]
    [InlineData("RUN app login {|MBH3005:--auth-token=" + Secret + "|}")]
    [InlineData("RUN env {|MBH3005:NPM_TOKEN=" + Secret + "|} npm ci")]
    [InlineData("RUN echo {|MBH3005:\"API_TOKEN=" + Secret + "\"|} > /app/settings")]
    [InlineData("RUN git clone {|MBH3005:https://bot:" + Secret + "@git.example/app.git|}")]
    [InlineData("RUN <<EOF\n{|MBH3005:NPM_TOKEN=" + Secret + "|} npm ci\nEOF")]
    [InlineData("COPY <<EOF /app/.settings\nMODE=prod\n{|MBH3005:API_TOKEN=" + Secret + "|}\nEOF")]
    [InlineData("COPY {|MBH3005:.env|} ./")]
    [InlineData("COPY package.json {|MBH3005:config/secrets.env|} /app/")]
    [InlineData("COPY {|MBH3005:.env*|} ./")]
    [InlineData("ADD {|MBH3005:.env.production|} /app/.env")]
    [InlineData("COPY {|MBH3005:id_ed25519|} /home/node/.ssh/")]
    [InlineData("COPY {|MBH3005:certs/server.key|} /certs/")]
    [InlineData("COPY {|MBH3005:.moltbot/|} /home/node/.moltbot/")]
    [InlineData("ONBUILD COPY {|MBH3005:.env|} ./")]
    public void A_secret_in_the_file_or_copied_into_the_image_is_an_error(string line)
    {
        var findings = Expect($"""
            -- Dockerfile --
            FROM node:22
            {line}
            """);

        Assert.Equal(Severity.Error, Assert.Single(findings).Severity);
        Assert.DoesNotContain(Secret, findings[0].Message + findings[0].Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ENV CLAWDBOT_GATEWAY_TOKEN=\"\"")]
    [InlineData("ENV TOKEN_FILE=/run/secrets/token TOKEN_TTL=3600 AUTH_MODE=token")]
    [InlineData("ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305")]
    [InlineData("ENV PATH=/usr/local/bin:$PATH API_KEY=$API_KEY")]
    [InlineData("ARG OPENCLAW_DOCKER_GPG_FINGERPRINT=\"9DC858229FC7DD38854AE2D88D81803C0EBFCD88\"")]
    [InlineData("LABEL org.opencontainers.image.source=https://github.com/owner/name")]
    [InlineData("RUN --mount=type=secret,id=npm NPM_TOKEN=$(cat /run/secrets/npm) npm ci")]
    [InlineData("RUN app login --password-stdin < /run/secrets/x && app --token-file /run/secrets/y")]
    [InlineData("RUN apt-get install -y pass libsecret-1-0")]
    [InlineData("RUN export API_KEY=$API_KEY")]
    [InlineData("COPY .env.example .env.sample ./")]
    [InlineData("COPY nodesource.gpg.key github-keyring.gpg id_rsa.pub /etc/apt/keyrings/")]
    [InlineData("COPY <<EOF /etc/app.conf\ntoken = $TOKEN\nmode=prod\nEOF")]
    [InlineData("COPY environment.ts keys.ts ./")]
    [InlineData("ADD https://x.example/.env /a")]
    public void Settings_references_examples_and_public_keys_are_not(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Theory]
    [InlineData("ARG {|MBH3005:NPM_TOKEN|}")]
    [InlineData("ARG {|MBH3005:NPM_TOKEN=|}")]
    [InlineData("ENV {|MBH3005:CLAWDBOT_GATEWAY_TOKEN=changeme|}")]
    public void An_argument_for_a_secret_and_a_known_placeholder_are_a_warning(string line)
    {
        var findings = Expect($"""
            -- Dockerfile --
            FROM node:22
            {line}
            """);

        Assert.Equal(Severity.Warning, Assert.Single(findings).Severity);
    }

    [Fact]
    public void In_a_stage_that_only_lends_files_a_literal_counts_fully_a_file_less_and_an_argument_not()
    {
        var findings = Expect($"""
            -- Dockerfile --
            FROM node:22 AS build
            ARG NPM_TOKEN
            ENV {"{|MBH3005:API_KEY=" + Secret + "|}"}
            COPY {"{|MBH3005:.env|}"} ./
            FROM node:22
            COPY --from=build /app/dist /app
            """);

        Assert.Equal([Severity.Error, Severity.Warning], findings.Select(static finding => finding.Severity));
    }

    [Fact]
    public void An_argument_before_the_first_stage_is_in_no_image() => Expect("""
        -- Dockerfile --
        ARG NPM_TOKEN
        FROM node:22
        """);

    [Fact]
    public void A_stage_that_is_not_built_is_not_looked_at() => Expect($"""
        -- Dockerfile --
        FROM node:22 AS unused
        ENV API_KEY={Secret}
        FROM node:22
        """);
}
