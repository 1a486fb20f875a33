using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>Sets in which long runs of <see cref="DifferentialTests"/> once found a difference, shrunk.</summary>
public sealed class KeptSetsTests
{
    [ReferenceTheory]
    [InlineData("""
        -- compose.yaml --
        services:
          a:
            extends: {file: sub/base.yaml, service: z}
            env_file: !reset [g.env, f.env]
        -- sub/base.yaml --
        services:
          z:
            image: x
            env_file: {path: f.env}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a:
            image: x
            memswap_limit: -1
        -- over.yaml --
        services:
          a:
            memswap_limit: !override -1
        """)]
    [InlineData("""
        -- compose.yaml --
        include: [sub/inc.yaml]
        -- over.yaml --
        services:
          a:
            depends_on: {b: {condition: service_healthy}}
        -- sub/inc.yaml --
        services:
          a:
            image: x
            depends_on: {b: {condition: service_started, required: false, restart: true}}
          b: {image: y}
        """)]
    [InlineData("""
        -- compose.yaml --
        services:
          a: {image: x}
        configs:
          c:
            file: ./cg
            external: "no"
        ---
        services:
          a: {}
        configs:
          c:
            file: !reset ./cf
            external: "no"
        """)]
    public void A_set_that_once_differed_comes_out_as_in_docker_compose(string archive)
    {
        using var folder = new TemporaryFolder();
        var files = TextArchive.Split(archive).Select(static file => (file.Key, file.Value, IsNamed: !file.Key.Contains('/', StringComparison.Ordinal))).ToArray();

        Assert.Null(Comparison.Difference(Path.Combine(folder.Path, "p", "q"), files));
    }
}
