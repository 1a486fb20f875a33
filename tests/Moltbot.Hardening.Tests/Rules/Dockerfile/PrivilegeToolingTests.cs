using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class PrivilegeToolingTests() : RuleTests(nameof(PrivilegeTooling))
{
    [Theory]
    [InlineData("RUN {|MBH3009:sudo|} pip install x")]
    [InlineData("RUN apt-get update && apt-get install -y --no-install-recommends git {|MBH3009:sudo|} vim")]
    [InlineData("RUN apk add --no-cache {|MBH3009:sudo=1.9.15-r0|}")]
    [InlineData("RUN echo {|MBH3009:\"node ALL=(ALL) NOPASSWD:ALL\"|} > /etc/sudoers.d/node")]
    [InlineData("RUN apt-get install -y {|MBH3009:docker.io|}")]
    [InlineData("RUN apk add {|MBH3009:docker-cli|}")]
    [InlineData("RUN curl -fsSL {|MBH3009:https://download.docker.com/linux/static/stable/x86_64/docker-27.5.1.tgz|} | tar xz")]
    [InlineData("COPY --from=docker:27-cli {|MBH3009:/usr/local/bin/docker|} /usr/local/bin/")]
    [InlineData("RUN chmod -R {|MBH3009:777|} /app")]
    [InlineData("RUN chmod {|MBH3009:0666|} /app/x && true")]
    [InlineData("RUN chmod {|MBH3009:a+rwx|} /app")]
    [InlineData("RUN chmod {|MBH3009:o+w|} /app")]
    [InlineData("COPY {|MBH3009:--chmod=777|} a /a")]
    [InlineData("RUN mkdir -p -m {|MBH3009:777|} /data")]
    [InlineData("RUN chmod {|MBH3009:u+s|} /usr/bin/x")]
    [InlineData("RUN chmod {|MBH3009:4755|} /usr/bin/x")]
    [InlineData("RUN install -o root -m {|MBH3009:4755|} x /usr/bin/x")]
    [InlineData("RUN echo root:toor | {|MBH3009:chpasswd|}")]
    [InlineData("RUN curl {|MBH3009:-fsSLk|} https://x.example/a -o /a")]
    [InlineData("RUN curl {|MBH3009:--insecure|} https://x.example/a -o /a")]
    [InlineData("RUN wget {|MBH3009:--no-check-certificate|} https://x.example/a")]
    [InlineData("RUN npm config set {|MBH3009:strict-ssl|} false")]
    [InlineData("RUN git config --global {|MBH3009:http.sslVerify|} false")]
    [InlineData("RUN git -c {|MBH3009:http.sslVerify=false|} clone https://x.example/a.git")]
    [InlineData("RUN pip install {|MBH3009:--trusted-host|} x.example a")]
    [InlineData("RUN apk add {|MBH3009:--allow-untrusted|} /a.apk")]
    [InlineData("RUN apt-get install -y {|MBH3009:--allow-unauthenticated|} a")]
    [InlineData("RUN dnf install -y {|MBH3009:--nogpgcheck|} a")]
    [InlineData("RUN {|MBH3009:NODE_TLS_REJECT_UNAUTHORIZED=0|} npm ci")]
    [InlineData("RUN export {|MBH3009:GIT_SSL_NO_VERIFY=true|} && git clone https://x.example/a.git")]
    [InlineData("ENV {|MBH3009:NODE_TLS_REJECT_UNAUTHORIZED=0|}")]
    [InlineData("ENV {|MBH3009:npm_config_strict_ssl=false|}")]
    [InlineData("RUN <<EOF\nchmod {|MBH3009:777|} /app\nEOF")]
    public void More_power_than_needed_or_a_check_less_is_reported(string line)
    {
        var findings = Expect($"""
            -- Dockerfile --
            FROM node:22
            {line}
            """);

        Assert.Equal(Severity.Warning, Assert.Single(findings).Severity);
    }

    [Theory]
    [InlineData("RUN chmod 755 /a && chmod -R a+rX /b && chmod +x /c && chmod 1777 /tmp")]
    [InlineData("RUN chmod g+s /shared && chmod 2775 /shared && chmod o-w /a && chmod -R go-w /b")]
    [InlineData("RUN find / -perm /6000 -type f -exec chmod a-s {} +")]
    [InlineData("RUN chmod --reference=/a /b")]
    [InlineData("COPY --chmod=755 a /a")]
    [InlineData("RUN install -d -m 0755 /a && mkdir -m 700 /b")]
    [InlineData("RUN apt-get install -y libsudo-dev docker-doc && apt-get remove sudo")]
    [InlineData("RUN echo 'use sudo, chmod 777 and docker.io with care'")]
    [InlineData("RUN curl -o k -H 'k: v' https://x.example/a")]
    [InlineData("RUN npm config set strict-ssl true")]
    [InlineData("RUN gosu node true && su-exec node true")]
    [InlineData("ENV NODE_TLS_REJECT_UNAUTHORIZED=1")]
    [InlineData("COPY docker /app/docker")]
    public void The_harmless_neighbours_are_not(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Fact]
    public void Sudo_is_told_once_with_its_other_places() => Expect("""
        -- Dockerfile --
        FROM node:22
        RUN apt-get install -y {|MBH3009:sudo|} \
         && echo {|MBH3009~:"app ALL=(ALL) NOPASSWD:ALL"|} > /etc/sudoers.d/app
        RUN {|MBH3009~:sudo|} npm install -g x
        """);

    [Fact]
    public void What_stays_in_a_stage_that_lends_files_does_not_count_but_an_unchecked_source_does() => Expect("""
        -- Dockerfile --
        FROM node:22 AS build
        RUN apt-get install -y sudo docker.io && chmod 777 /app
        RUN curl {|MBH3009:-k|} https://x.example/a -o /app/a
        FROM node:22
        COPY --from=build /app /app
        """);

    [Fact]
    public void An_engines_client_that_an_argument_keeps_out_is_not_reported() => Expect("""
        -- Dockerfile --
        FROM node:22
        ARG INSTALL_DOCKER_CLI=""
        RUN if [ -n "$INSTALL_DOCKER_CLI" ]; then \
              apt-get install -y docker-ce-cli; \
            fi
        """);

    [Fact]
    public void A_variable_of_a_gateway_is_said_by_its_own_rule() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { build: . } }
        -- Dockerfile --
        FROM node:22
        ENV NODE_TLS_REJECT_UNAUTHORIZED=0
        """);
}
