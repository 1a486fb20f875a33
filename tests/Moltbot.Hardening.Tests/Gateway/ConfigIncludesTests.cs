using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Gateway;

public sealed class ConfigIncludesTests
{
    [Fact]
    public void An_included_file_stands_where_it_is_named_and_keeps_its_places()
    {
        var config = Read("""
            -- moltbot.json --
            { gateway: { $include: "./parts/gateway.json5" }, channels: { $include: ["./parts/a.json", "./parts/b.json"] } }
            -- parts/gateway.json5 --
            { mode: "local", auth: { $include: "auth.json" } }
            -- parts/auth.json --
            { "mode": "token", "token": "changeme" }
            -- parts/a.json --
            { "whatsapp": { "allowFrom": ["+1"], "dmPolicy": "open" } }
            -- parts/b.json --
            { "whatsapp": { "allowFrom": ["+2"], "dmPolicy": "pairing" } }
            """);

        Assert.Empty(config.Problems);
        Assert.Empty(config.Issues);
        Assert.Equal("parts/auth.json", config.Token.At.File.Path);
        Assert.Equal(["\"+1\"", "\"+2\""], config.Channels.Single().AllowFrom.Items.Select(static item => item.At.Slice));
        Assert.True(config.Channels.Single().DmPolicy.Is("pairing"));
        Assert.Equal(["parts/gateway.json5", "parts/auth.json", "parts/a.json", "parts/b.json"], config.Included.Select(static read => read.File.Path));
    }

    [Fact]
    public void What_stands_beside_wins_and_what_is_in_neither_is_absent()
    {
        var config = Read("""
            -- moltbot.json --
            { $include: "./base.json", gateway: { bind: "loopback", nonsense: 1 } }
            -- base.json --
            { gateway: { bind: "lan", port: 18789, alsoNonsense: 2 } }
            """);

        Assert.True(config.Bind.Is("loopback"));
        Assert.True(config.Port.Is("18789"));
        Assert.True(config.Mode.IsAbsent);
        Assert.Equal(["base.json", "moltbot.json"], config.Issues.Select(static issue => issue.At.File.Path).Order());
    }

    [Theory]
    [InlineData("""{ gateway: { $include: {|"./missing.json"|} } }""", "is not there")]
    [InlineData("""{ gateway: { $include: {|"../../outside.json"|} } }""", "leaves the root")]
    [InlineData("""{ gateway: { $include: {|"/etc/passwd"|} } }""", "leaves the root")]
    [InlineData("""{ $include: {|"./moltbot.json"|} }""", "break the circle")]
    [InlineData("""{ gateway: { $include: {|5|} } }""", "names no file")]
    [InlineData("""{ gateway: { $include: {|"./list.json"|}, mode: "local" } }""", "no object")]
    public void What_cannot_be_included_is_refused_and_nothing_is_called_absent_beside_it(string text, string why)
    {
        var start = text.IndexOf("{|", StringComparison.Ordinal);
        var end = text.IndexOf("|}", StringComparison.Ordinal) - "{|".Length;
        var plain = text.Replace("{|", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

        var config = Read($"-- moltbot.json --\n{plain}\n-- list.json --\n[1]\n");

        var problem = Assert.Single(config.Problems);
        Assert.Equal((ProblemKind.Refused, start, end), (problem.Kind, problem.At.Span.Offset, problem.At.Span.End));
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.False(config.Bind.IsAbsent);
    }

    [Fact]
    public void Files_that_include_each_other_tenfold_end()
    {
        var files = Enumerable.Range(0, 12).Select(i => $"-- f{i}.json --\n{{ $include: [{string.Join(',', Enumerable.Repeat($"'./f{i + 1}.json'", 10))}] }}\n");

        var config = Read($"-- moltbot.json --\n{{ $include: './f0.json' }}\n{string.Concat(files)}");

        Assert.NotEmpty(config.Problems);
        Assert.InRange(config.Included.Length, 1, 64);
    }

    [Fact]
    public void An_included_file_that_cannot_be_read_says_where()
    {
        var problem = Assert.Single(Read("""
            -- moltbot.json --
            { gateway: { $include: "./g.json" } }
            -- g.json --
            { bind: lan }
            """).Problems);

        Assert.Equal((ProblemKind.Unreadable, "g.json(1,9)"), (problem.Kind, problem.At.ToString()));
    }

    [Fact]
    public void A_placeholder_in_a_templates_path_is_left_open() => Assert.Empty(Read("""
        -- moltbot.template.json --
        { gateway: { $include: "./${STAGE}.json" } }
        """).Problems);

    private static GatewayConfig Read(string archive)
    {
        var tree = new MemoryTree();
        var files = TextArchive.Split(archive);
        foreach (var (name, text) in files)
        {
            tree.With(name, text);
        }

        return GatewayConfigReader.Read(tree.Read($"{MemoryTree.Root}/{files.Keys.First()}"), includes: new IncludeScope(tree, MemoryTree.Root));
    }
}
