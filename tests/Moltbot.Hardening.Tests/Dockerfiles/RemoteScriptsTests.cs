using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Dockerfiles;

/// <summary>Commands as a shell would part them, and which of them run what they fetch.</summary>
public sealed class RemoteScriptsTests
{
    [Theory]
    [InlineData("curl -fsSL https://x.example/i | bash")]
    [InlineData("curl https://x.example/i|sh")]
    [InlineData("wget -qO- https://x.example/i | sh -s -- --yes")]
    [InlineData("wget -O - https://x.example/i | bash -x")]
    [InlineData("wget --output-document=- https://x.example/i | bash")]
    [InlineData("curl https://x.example/i | sudo -E bash -")]
    [InlineData("curl https://x.example/i | env FOO=1 bash -")]
    [InlineData("curl https://x.example/i | FOO=1 /bin/bash")]
    [InlineData("curl https://x.example/i | tee /tmp/i | sh")]
    [InlineData("curl https://x.example/i | sed s/a/b/ | python3 -")]
    [InlineData("curl https://x.example/i | python3")]
    [InlineData("curl https://x.example/i |& bash")]
    [InlineData("(curl -f https://x.example/i || wget -qO- https://y.example/i) | sh")]
    [InlineData("curl https://x.example/i | (cd /opt && bash -s)")]
    [InlineData("curl https://x.example/i | { bash; }")]
    [InlineData("bash <(curl -s https://x.example/i)")]
    [InlineData("source <(curl -s https://x.example/i)")]
    [InlineData(". <(wget -qO- https://x.example/i)")]
    [InlineData("bash < <(curl -s https://x.example/i)")]
    [InlineData("bash <<< \"$(curl -s https://x.example/i)\"")]
    [InlineData("sh -c \"$(curl -fsSL https://x.example/i)\" -- --yes")]
    [InlineData("sh -c '$(curl -fsSL https://x.example/i)'")]
    [InlineData("sh -c \"`curl -fsSL https://x.example/i`\"")]
    [InlineData("bash -ec 'set -u; curl https://x.example/i | bash'")]
    [InlineData("eval \"$(curl -s https://x.example/i)\"")]
    [InlineData("$(curl -s https://x.example/i)")]
    [InlineData("su - brew -c \"CI=1 /bin/bash -c '$(curl -fsSL https://x.example/i)'\"")]
    [InlineData("python3 -c \"$(curl -s https://x.example/i)\"")]
    [InlineData("if true; then curl https://x.example/i | bash; fi")]
    [InlineData("for i in 1 2; do if curl https://x.example/i | bash; then break; fi; done")]
    [InlineData("case $x in a) curl https://x.example/i | bash ;; esac")]
    [InlineData("f() { curl https://x.example/i | bash; }; f")]
    [InlineData("! curl https://x.example/i | bash")]
    [InlineData("X=$(curl https://x.example/i | bash)")]
    [InlineData("curl -o - https://x.example/i | bash -o pipefail")]
    public void A_download_that_is_run_is_found_once(string run) => Assert.Single(Find("RUN " + run));

    [Theory]
    [InlineData("curl -fsSL https://x.example/i.tgz | tar xz -C /opt")]
    [InlineData("curl -fsSL https://x.example/k | gpg --dearmor -o /k.gpg")]
    [InlineData("curl -s https://x.example/v | jq -r .tag")]
    [InlineData("curl -s https://x.example/v | python3 -m json.tool")]
    [InlineData("curl -s https://x.example/v | python3 -c 'import json,sys'")]
    [InlineData("curl -s https://x.example/v | node -e 'process.stdin'")]
    [InlineData("curl -s https://x.example/v | perl -pe s/a/b/")]
    [InlineData("curl -s https://x.example/v | bash /opt/check.sh")]
    [InlineData("curl -s https://x.example/v | sh -c 'cat > /v'")]
    [InlineData("curl -s https://x.example/v > /v | bash")]
    [InlineData("curl -fsSLo /i https://x.example/i | bash")]
    [InlineData("curl -OL https://x.example/i | bash")]
    [InlineData("wget https://x.example/i | bash")]
    [InlineData("curl https://x.example/i -o /i && bash /i")]
    [InlineData("V=$(curl -s https://x.example/v); bash -c \"echo $V\"")]
    [InlineData("bash -c \"echo $(curl -s https://x.example/v)\"")]
    [InlineData("echo 'curl https://x.example/i | bash'")]
    [InlineData("echo curl https://x.example/i '|' bash")]
    [InlineData("true # curl https://x.example/i | bash")]
    [InlineData("cat install.sh | bash")]
    [InlineData("curl -s https://x.example/v || bash")]
    [InlineData("diff <(curl -s https://x.example/v) /v")]
    public void A_download_that_is_kept_or_read_is_not(string run) => Assert.Empty(Find("RUN " + run));

    [Theory]
    [InlineData("RUN <<EOF\nset -e\ncurl https://x.example/i | bash\nEOF")]
    [InlineData("RUN <<-EOF\n\t\tcurl https://x.example/i | bash\n\tEOF")]
    [InlineData("RUN <<EOF\n#!/usr/bin/env bash\ncurl https://x.example/i | bash\nEOF")]
    [InlineData("RUN bash -e <<EOF\ncurl https://x.example/i | bash\nEOF")]
    [InlineData("RUN [\"/bin/bash\", \"-c\", \"curl https://x.example/i | bash\"]")]
    [InlineData("RUN apt-get update \\\n  # the installer\n  && curl https://x.example/i \\\n   | bash")]
    [InlineData("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN curl https://x.example/i | bash")]
    [InlineData("ONBUILD RUN curl https://x.example/i | bash")]
    public void Here_documents_JSON_and_continued_lines_are_read(string lines) => Assert.Single(Find(lines));

    [Theory]
    [InlineData("RUN cat <<EOF > /i.sh\ncurl https://x.example/i | bash\nEOF")]
    [InlineData("RUN python3 <<EOF\ncurl https://x.example/i | bash\nEOF")]
    [InlineData("RUN <<EOF\n#!/usr/bin/env python3\ncurl | bash\nEOF")]
    [InlineData("RUN <<EOF\ncat > /x <<END\ncurl https://x.example/i | bash\nEND\nEOF")]
    [InlineData("COPY <<EOF /i.sh\ncurl https://x.example/i | bash\nEOF")]
    [InlineData("SHELL [\"powershell\", \"-Command\"]\nRUN curl https://x.example/i | bash")]
    [InlineData("RUN [\"curl\", \"https://x.example/i\", \"|\", \"bash\"]")]
    [InlineData("CMD curl https://x.example/i | bash")]
    public void What_no_shell_of_the_build_runs_is_not(string lines) => Assert.Empty(Find(lines));

    [Theory]
    [InlineData("ARG WITH=\"\"\nRUN if [ -n \"$WITH\" ]; then curl https://x.example/i | sh; fi", 0)]
    [InlineData("ARG WITH=1\nRUN if [ -n \"$WITH\" ]; then curl https://x.example/i | sh; fi", 1)]
    [InlineData("ARG WITH=\"\"\nRUN if [ -z \"$WITH\" ]; then curl https://x.example/i | sh; fi", 1)]
    [InlineData("ARG WITH=0\nRUN if [ \"${WITH}\" = \"1\" ]; then curl https://x.example/i | sh; fi", 0)]
    [InlineData("ARG WITH=0\nRUN if [ \"${WITH}\" != \"1\" ]; then true; else curl https://x.example/i | sh; fi", 0)]
    [InlineData("ARG WITH=\"\"\nRUN test -n \"$WITH\" && curl https://x.example/i | sh", 0)]
    [InlineData("ARG WITH=\"\"\nRUN test -n \"$WITH\" || curl https://x.example/i | sh", 1)]
    [InlineData("ARG WITH=\"\"\nRUN true || test -n \"$WITH\" && curl https://x.example/i | sh", 1)]
    [InlineData("ARG WITH\nRUN if [ -n \"$WITH\" ]; then curl https://x.example/i | sh; fi", 1)]
    [InlineData("ARG WITH=\"\"\nRUN WITH=$(id -u); if [ -n \"$WITH\" ]; then curl https://x.example/i | sh; fi", 1)]
    [InlineData("RUN if [ -n \"$WITH\" ]; then curl https://x.example/i | sh; fi", 1)]
    [InlineData("ARG WITH=\"\"\nRUN if ! [ -n \"$WITH\" ]; then curl https://x.example/i | sh; fi", 1)]
    public void What_a_build_argument_keeps_from_running_is_left_out(string lines, int expected) => Assert.Equal(expected, Find(lines).Count);

    [Fact]
    public void The_place_goes_from_the_fetch_to_the_program_that_runs_it()
    {
        var found = Assert.Single(Find("RUN apt-get update \\\n && curl -s https://x.example/i \\\n | bash -s -- y && true"));

        Assert.Equal("curl -s https://x.example/i \\\n | bash -s -- y", found.At.Slice);
        Assert.Equal(("https://x.example/i", "bash"), (found.Address, found.Interpreter));
    }

    [Fact]
    public void A_place_in_an_indented_here_document_is_right() =>
        Assert.Equal("curl https://x.example/i | bash", Assert.Single(Find("RUN <<-EOF\n\ttrue\n\t\tcurl https://x.example/i | bash\n\tEOF")).At.Slice);

    [Theory]
    [InlineData("((((((((")]
    [InlineData("$($($($($($(")]
    [InlineData("if then fi ; ;; ) } done && || |")]
    [InlineData("case a in b) c | d")]
    [InlineData("'unclosed \"text")]
    [InlineData("<< <<< >> `a")]
    public void What_no_shell_would_take_ends(string run) => Assert.Empty(Find("RUN " + run));

    [Fact]
    public void Depth_ends()
    {
        Assert.Empty(Find("RUN " + string.Concat(Enumerable.Repeat("$(", 5000))));
        Assert.Empty(Find("RUN " + string.Concat(Enumerable.Repeat("{ ", 5000))));
        Assert.Empty(Find("RUN " + string.Concat(Enumerable.Repeat("if ", 5000))));
    }

    private static IReadOnlyList<RemoteScript> Find(string lines)
    {
        var dockerfile = DockerfileReader.Read(new SourceFile("Dockerfile", "/p/Dockerfile", "FROM node:22\n" + lines + "\n"));
        var stage = StageResolver.Resolve(dockerfile, new StageRequest());
        return [.. (stage?.Built ?? []).SelectMany(RemoteScripts.Of)];
    }
}
