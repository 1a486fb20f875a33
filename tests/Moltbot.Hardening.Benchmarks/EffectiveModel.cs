using System.Text;
using BenchmarkDotNet.Attributes;
using Moltbot.Hardening.Compose;
using YamlDotNet.Core;

namespace Moltbot.Hardening.Benchmarks;

/// <summary>The effective model of compose files, against the least that any reader by YamlDotNet must do: run its event parser over the bytes.</summary>
[Config(typeof(ComposeConfig))]
public class EffectiveModel
{
    private ComposeInputs inputs = ComposeInputs.Of(ComposeSize.Pair);

    [ParamsAllValues]
    public ComposeSize Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        inputs = ComposeInputs.Of(Size);
        if (inputs.Sets.SelectMany(request => ComposeLoader.Load(inputs.Tree, request).Problems).FirstOrDefault() is { } problem)
        {
            throw new InvalidOperationException($"{problem.At}: {problem.Message}");
        }
    }

    [Benchmark(Baseline = true)]
    public int BarePass()
    {
        var events = 0;
        foreach (var bytes in inputs.Bytes)
        {
            var parser = new Parser(new Scanner(new StringReader(Encoding.UTF8.GetString(bytes)), skipComments: true));
            while (parser.MoveNext())
            {
                events++;
            }
        }

        return events;
    }

    [Benchmark]
    public int Load()
    {
        var entries = 0;
        foreach (var request in inputs.Sets)
        {
            entries += ComposeLoader.Load(inputs.Tree, request).Model.Entries.Length;
        }

        return entries;
    }
}
