using System.Diagnostics;
using System.Text.Json.Nodes;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Compose.Merging;
using Moltbot.Hardening.Tests.Compose.Differential;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Compose;

/// <summary>What holds for every input, shown on seeded random ones.</summary>
public sealed class PropertyTests
{
    private const string Pieces = "{}[]:,-\"'#&*!|>%@`\t \n\r\\$?<=~\u2028\ud800aZ09${}";

    [Fact]
    public void Reading_a_mutated_text_never_throws_and_ends_soon()
    {
        var (random, generator) = (new Random(11), new SetGenerator(11));
        for (var i = 0; i < 1500; i++)
        {
            var text = Mutate(random, string.Concat(generator.Next().Files().Select(static file => file.Text)));
            var watch = Stopwatch.StartNew();

            var set = ComposeLoader.Load(new MemoryTree().With("compose.yaml", text).With(".env", Mutate(random, "A=1\nB=\"x\"\nC='y'\n")), ComposeCases.Request(["compose.yaml"]));

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), text);
            Assert.All(set.Problems, static problem => Assert.InRange(problem.At.Span.End, problem.At.Span.Offset, problem.At.File.Text.Length));
        }
    }

    [Fact]
    public void Merging_is_associative()
    {
        var generator = new SetGenerator(3);
        for (var i = 0; i < 500; i++)
        {
            var session = ComposeCases.Session();
            var models = Enumerable.Range(0, 3).Select(_ => ComposeCases.Model(session, generator.Next().Files()[0].Text)).ToArray();

            var left = Merger.Join(session, Merger.Join(session, models[0], models[1]), models[2]);
            var right = Merger.Join(session, models[0], Merger.Join(session, models[1], models[2]));

            if (session.Problems.Count == 0)
            {
                Assert.Null(JsonDifference.Of(EffectiveTree.Of(UniqueKeys.Enforce(session, left)), EffectiveTree.Of(UniqueKeys.Enforce(session, right))));
            }
        }
    }

    [Fact]
    public void Text_without_a_dollar_interpolates_to_itself()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var text = Mutate(random, "image: x{y}:-z").Replace("$", "", StringComparison.Ordinal);

            Assert.Equal(text, Template.Substitute(text, VariableScope.Of([]), keepsHoles: false).Text);
        }
    }

    [Fact]
    public void The_effective_model_of_an_effective_model_is_itself()
    {
        var (generator, compared) = (new SetGenerator(9), 0);
        for (var i = 0; i < 300; i++)
        {
            var tree = new MemoryTree();
            foreach (var (path, text, _) in generator.Next().Files())
            {
                tree.With(path, text);
            }

            var first = ComposeLoader.Load(tree, ComposeCases.Request(["compose.yaml"], strict: true));
            if (!first.Problems.IsEmpty || IsRefusedByItself(first.Model))
            {
                continue;
            }

            var written = EffectiveJson.Write(first, masksSecrets: false).Replace("$", "$$", StringComparison.Ordinal);
            var second = ComposeLoader.Load(new MemoryTree().With("compose.yaml", written), ComposeCases.Request(["compose.yaml"], strict: true));

            Assert.Empty(second.Problems.Select(static problem => problem.Message));
            Assert.Null(JsonDifference.Of(EffectiveTree.Of(first.Model), EffectiveTree.Of(second.Model)));
            compared++;
        }

        Assert.True(compared > 100, $"only {compared} sets were taken");
    }

    [Theory]
    [InlineData("services: {a: {image: x, memswap_limit: -1}}", "\"-1\"")]
    [InlineData("services: {a: {image: x, extra_hosts: [\"h:1.2.3.4\", \"h=1.2.3.4\"]}}", "\"h=1.2.3.4\"")]
    public void What_docker_compose_prints_and_then_refuses_is_printed_and_refused(string text, string place)
    {
        var first = ComposeLoader.Load(new MemoryTree().With("compose.yaml", text), ComposeCases.Request(["compose.yaml"], strict: true));
        var second = ComposeLoader.Load(new MemoryTree().With("compose.yaml", EffectiveJson.Write(first)), ComposeCases.Request(["compose.yaml"], strict: true));

        Assert.Empty(first.Problems);
        Assert.True(IsRefusedByItself(first.Model));
        Assert.Equal(place, Assert.Single(second.Problems).At.Slice);
    }

    [SharedFact]
    public void Every_real_set_is_read_and_every_problem_stands_somewhere()
    {
        var lines = File.ReadAllLines(Shared.PathOf("real", "labels.jsonl")).Select(static line => JsonNode.Parse(line)).Where(static label => (string?)label?["kind"] == "compose").ToArray();
        foreach (var label in lines)
        {
            var files = (label?["files"]?.AsArray() ?? []).Select(static file => Shared.PathOf("real", (string?)file ?? "")).ToArray();
            var directory = Path.GetDirectoryName(files[0]) ?? "";
            var set = ComposeLoader.Load(new DiskTree(directory), new ComposeRequest { Name = "set", Files = [.. files], ProjectDirectory = directory, Root = Shared.PathOf("real") });
            var expected = (label?["services"]?.AsArray() ?? []).Select(static name => (string?)name ?? "").Order(StringComparer.Ordinal);

            if (((string?)label?["parse"] ?? "").StartsWith("ok", StringComparison.Ordinal))
            {
                Assert.Equal(expected, Assert.IsType<ComposeMapping>(set.Model["services"]).Entries.Select(static entry => entry.Key).Order(StringComparer.Ordinal));
            }

            Assert.All(set.Problems, static problem => Assert.NotEqual("", problem.Message));
        }

        Assert.Equal(27, lines.Length);
    }

    /// <summary>Whether docker compose 2.40.3 refuses what it prints of a model (measured): no limit of swap is the text -1 there, and one host may stand twice.</summary>
    private static bool IsRefusedByItself(ComposeNode node) => node switch
    {
        ComposeMapping mapping => mapping.Text("memswap_limit") == "-1"
            || (mapping["extra_hosts"] is ComposeSequence hosts && hosts.Items.OfType<ComposeScalar>().DistinctBy(static host => host.Text).Count() < hosts.Items.Length)
            || mapping.Entries.Any(static entry => IsRefusedByItself(entry.Value)),
        _ => false,
    };

    private static string Mutate(Random random, string text)
    {
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            text = random.Next(3) switch
            {
                0 => text.Insert(at, Pieces[random.Next(Pieces.Length)].ToString()),
                1 => text.Remove(Math.Min(at, text.Length - Math.Min(text.Length, 1)), Math.Min(text.Length, 1)),
                _ => text[..at] + text[random.Next(text.Length + 1)..],
            };
        }

        return text;
    }
}
