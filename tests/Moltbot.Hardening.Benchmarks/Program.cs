using BenchmarkDotNet.Running;
using Moltbot.Hardening.Benchmarks;

// A plain runner for the builds: what is measured is a whole process that starts cold, which a micro-benchmark library warms up.
const string Help = """
    Measures what the gate adds to a cold `dotnet build` of a sample.

      dotnet run -c Release --project tests/Moltbot.Hardening.Benchmarks -- [--sample hardened|careless] [--runs 10]

    Each run copies the sample into an empty folder, builds it in new processes with the package as packed, and reads the tasks' own
    times from MSBuild's performance summary. Runs with the gate and without it alternate, so that a busy machine weighs on both.
    Minima are what to compare: everything else is the machine's.

      dotnet run -c Release --project tests/Moltbot.Hardening.Benchmarks -- compose

    Measures the effective model of compose files, warm, by BenchmarkDotNet: time and allocations against a bare pass of YamlDotNet's
    event parser over the same bytes. The last lines hold the figures against the goals.
    """;

string? Option(string name) => args.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();

if (args.Contains("--help"))
{
    Console.WriteLine(Help);
    return 0;
}

if (args is ["compose"])
{
    ComposeGoals.Show(BenchmarkRunner.Run<EffectiveModel>());
    return 0;
}

if (!int.TryParse(Option("--runs") ?? "10", out var runs) || runs < 1)
{
    Console.Error.WriteLine("--runs takes a number from 1; see --help");
    return 2;
}

using var builds = new ColdBuilds(Option("--sample") ?? "hardened");
var with = new List<ColdBuild>();
var without = new List<ColdBuild>();
for (var run = 1; run <= runs; run++)
{
    with.Add(builds.Run(gate: true));
    without.Add(builds.Run(gate: false));
}

Console.WriteLine($"{"",-10}{"min ms",8}{"median",8}{"max",8}");
foreach (var task in with[0].Tasks.Keys.Order(StringComparer.Ordinal))
{
    Show(task, [.. with.Select(build => build.Tasks[task])]);
}

Show("build", [.. with.Select(static build => build.Total)]);
Show("no gate", [.. without.Select(static build => build.Total)]);
var tasks = with.Min(static build => build.Tasks.Values.Sum());
Console.WriteLine($"the tasks are {100.0 * tasks / with.Min(static build => build.Total):F1} % of the build (minima)");
return 0;

static void Show(string name, int[] times)
{
    Array.Sort(times);
    Console.WriteLine($"{name,-10}{times[0],8}{times[times.Length / 2],8}{times[^1],8}");
}
