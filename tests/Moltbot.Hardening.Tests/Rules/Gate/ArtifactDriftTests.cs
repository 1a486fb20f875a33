using System.Collections.Immutable;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gate;

/// <summary>Committed artifacts are held against what is emitted, where they are looked for and only where that is asked.</summary>
public sealed class ArtifactDriftTests
{
    private const string Compose = """
        services:
          moltbot-gateway:
            image: moltbot:2026.1.27
            command: [node, dist/index.js, gateway, --bind, lan]
            ports: ["18789:18789"]
        """;

    private const string Folder = MemoryTree.Root + "/deploy";

    private static readonly DeploymentRequest Verifying = Requests.With("MoltbotVerifyArtifacts", "true") with { ArtifactsDirectory = Folder, OutputDirectories = [Folder] };

    [Fact]
    public void A_bundle_that_was_committed_as_it_was_emitted_is_right() => Assert.Empty(Drifts(Committed()));

    [Fact]
    public void Nobody_asked_and_nothing_is_compared() =>
        Assert.Empty(Drifts(Committed().With("deploy/moltbot.json", "{}"), Requests.Plain with { ArtifactsDirectory = Folder, OutputDirectories = [Folder] }));

    [Fact]
    public void A_changed_file_is_told_at_the_first_line_that_differs()
    {
        var files = Emitted();
        var text = files["moltbot.json"];
        var line = text[..text.IndexOf("\"bind\"", StringComparison.Ordinal)].Count(static sign => sign == '\n') + 1;

        var drift = Assert.Single(Drifts(Committed().With("deploy/moltbot.json", text.Replace("\"bind\": \"loopback\"", "\"bind\": \"lan\"", StringComparison.Ordinal))));

        Assert.Equal(("deploy/moltbot.json", line, 1), (drift.At.File.Path, drift.At.Start.Line, drift.At.Start.Column));
        Assert.Contains("\"bind\": \"lan\"", drift.At.Slice, StringComparison.Ordinal);
        Assert.Contains("here this build writes '\"bind\": \"loopback\"", drift.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_the_changed_line_is_not_told()
    {
        var example = Emitted()["secrets.env.example"].Replace("CLAWDBOT_GATEWAY_TOKEN=", "CLAWDBOT_GATEWAY_TOKEN=hunter2", StringComparison.Ordinal);

        var drift = Assert.Single(Drifts(Committed().With("deploy/secrets.env.example", example)));

        Assert.DoesNotContain("hunter2", drift.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("added by hand\n")]
    public void A_file_that_stops_short_or_goes_on_is_told_where_they_part(string added)
    {
        var text = Emitted()["docker-compose.override.yml"];
        var cut = added.Length > 0 ? text + added : text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)];

        var drift = Assert.Single(Drifts(Committed().With("deploy/docker-compose.override.yml", cut)));

        Assert.Equal(added.Length > 0 ? text.Length : cut.Length, drift.At.Span.Offset);
        Assert.Equal(added.TrimEnd('\n'), drift.At.Slice);
    }

    [Fact]
    public void Line_ends_that_git_turned_are_no_drift() =>
        Assert.Empty(Drifts(Committed().With("deploy/docker-compose.override.yml", Emitted()["docker-compose.override.yml"].Replace("\n", "\r\n", StringComparison.Ordinal))));

    [Fact]
    public void A_file_that_is_emitted_and_not_there_is_told_at_the_manifest()
    {
        var drift = Assert.Single(Drifts(Committed(without: "moltbot.json")));

        Assert.Equal("deploy/manifest.json(1,1)", drift.At.ToString());
        Assert.Contains("'moltbot.json' is emitted and not there", drift.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_lists_what_is_emitted_no_longer_is_told()
    {
        var manifest = Emitted()["manifest.json"].Replace("\"files\": [", "\"files\": [\n    { \"path\": \"gone.txt\" },", StringComparison.Ordinal);

        Assert.Equal("deploy/manifest.json", Assert.Single(Drifts(Committed().With("deploy/manifest.json", manifest))).At.File.Path);
    }

    [Fact]
    public void What_git_does_not_track_is_not_committed() =>
        Assert.Empty(Drifts(Committed().With(".git/index", IndexBytes.Of("docker-compose.yml")).With(".git/HEAD", "ref: refs/heads/main\n").With("deploy/moltbot.json", "{}")));

    [Fact]
    public void What_git_tracks_is_committed() => Assert.Equal("deploy/moltbot.json(1,1)", Assert.Single(Drifts(
        Committed().With(".git/index", IndexBytes.Of("deploy/moltbot.json", "docker-compose.yml")).With(".git/HEAD", "ref: refs/heads/main\n").With("deploy/moltbot.json", "{}"))).At.ToString());

    [Fact]
    public void A_build_folder_without_git_is_no_committed_one() =>
        Assert.Empty(Drifts(Committed().With("deploy/moltbot.json", "{}"), Verifying with { OutputDirectories = [Folder, MemoryTree.Root] }));

    [Fact]
    public void An_override_that_was_committed_beside_its_base_is_compared()
    {
        var tree = new MemoryTree().With("docker-compose.yml", Compose)
            .With("docker-compose.override.yml", Emitted()["docker-compose.override.yml"].Replace("\"127.0.0.1:18789:28789\"", "\"0.0.0.0:18789:28789\"", StringComparison.Ordinal));

        var drift = Assert.Single(Drifts(tree));

        Assert.Equal(("docker-compose.override.yml", "      - \"0.0.0.0:18789:28789\""), (drift.At.File.Path, drift.At.Slice));
    }

    [Fact]
    public void An_override_of_the_users_own_is_not_compared() =>
        Assert.Empty(Drifts(new MemoryTree().With("docker-compose.yml", Compose).With("docker-compose.override.yml", "services: { moltbot-gateway: { init: true } }")));

    [Fact]
    public void An_input_that_cannot_be_read_is_told_as_that_alone() =>
        Assert.Empty(Drifts(Committed().With("docker-compose.yml", "services: [")));

    private static IReadOnlyList<Finding> Drifts(MemoryTree tree, DeploymentRequest? request = null) =>
        [.. HardeningEngine.Judge(tree, request ?? Verifying).Findings.Where(static graded => graded.Finding.Rule.Id == "MBH0011").Select(static graded => graded.Finding)];

    private static MemoryTree Committed(string without = "")
    {
        var tree = new MemoryTree().With("docker-compose.yml", Compose);
        foreach (var (path, text) in Emitted().Where(pair => pair.Key != without))
        {
            tree.With("deploy/" + path, text);
        }

        return tree;
    }

    private static ImmutableDictionary<string, string> Emitted() =>
        HardenedBundle.Plan(HardeningEngine.Judge(new MemoryTree().With("docker-compose.yml", Compose), Verifying.With("MoltbotVerifyArtifacts", "false")))
            .Files.ToImmutableDictionary(static file => file.Path, static file => file.Content);
}
