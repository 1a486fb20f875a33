using System.Text.Json;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Dockerfiles;

/// <summary>Public deployments' Dockerfiles against their labels, which BuildKit and a reader's eye gave them.</summary>
public sealed class RealDockerfileTests
{
    // The label is careful where a name on a registry could be anything; this one is upstream's own image, whose user is known.
    private const string KnownBase = "doxiebuilds__openclaw-secure-deploy/openclaw-docker-config/Dockerfile.openclaw";

    [SharedFact]
    public void Every_real_Dockerfile_is_read_without_a_problem()
    {
        var problems = Files().Select(Read).SelectMany(static read => read.Problems.Concat(StageResolver.Resolve(read, new StageRequest())?.Problems ?? []));

        Assert.Equal("", string.Join('\n', problems.Select(static problem => $"{problem.At}: {problem.Message}")));
    }

    [SharedFact]
    public void Every_label_of_a_Dockerfile_comes_out()
    {
        var labels = Labels().ToArray();

        Assert.Equal(64, labels.Length);
        Assert.Equal("", string.Join('\n', labels.Select(Difference).OfType<string>()));
    }

    private static string? Difference(JsonElement label)
    {
        var id = label.GetProperty("id").GetString() ?? "";
        var stage = StageResolver.Resolve(Read(Shared.PathOf("real", id)), new StageRequest());
        var line = label.GetProperty("user_line").ValueKind == JsonValueKind.Number ? label.GetProperty("user_line").GetInt32() : (int?)null;
        var expected = $"{(id == KnownBase ? "non-root" : label.GetProperty("effective_user").GetString())} by line {line}";
        var actual = stage is null ? "no stage" : $"{Kind(stage)} by line {stage.User.Instruction?.At.Start.Line}";
        return expected == actual ? null : $"{id}: the label says {expected}, we {actual}";
    }

    private static string Kind(ResolvedStage stage)
    {
        if (stage.User.Value is { } user)
        {
            return stage.User.UnknownBecause is not null ? "unknown" : UserName.IsRoot(user) ? "root" : "non-root";
        }

        return stage.BaseImage is null ? "unknown-inherited" : ImageUsers.Lookup(stage.BaseImage) switch
        {
            null => "unknown-inherited",
            var known => UserName.IsRoot(known) ? "root-by-base-default" : "non-root",
        };
    }

    private static IEnumerable<JsonElement> Labels() =>
        File.ReadLines(Shared.PathOf("real", "labels.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)
            .Where(static label => label.GetProperty("kind").GetString() == "dockerfile");

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Shared.PathOf("real"), "*", SearchOption.AllDirectories)
        .Where(static path => Path.GetFileName(path).Contains("Dockerfile", StringComparison.Ordinal));

    private static Dockerfile Read(string path)
    {
        var read = SourceDecoder.Decode(path, path, File.ReadAllBytes(path));
        Assert.Null(read.Problem);
        return DockerfileReader.Read(read.File);
    }
}
