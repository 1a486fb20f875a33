using BenchmarkDotNet.Reports;

namespace Moltbot.Hardening.Benchmarks;

/// <summary>The figures of a run of <see cref="EffectiveModel"/> against what was asked of them.</summary>
internal static class ComposeGoals
{
    public static void Show(Summary summary)
    {
        Console.WriteLine();
        foreach (var size in Enum.GetValues<ComposeSize>())
        {
            Console.WriteLine($"{size,-12}{Least(summary, nameof(EffectiveModel.Load), size) / Least(summary, nameof(EffectiveModel.BarePass), size),6:F2} times the bare pass (minima; goal: at most 2)");
        }

        ShowGrowth(summary, ComposeSize.Lines200, ComposeSize.Lines2000);
        ShowGrowth(summary, ComposeSize.Lines2000, ComposeSize.Lines20000);
        Console.WriteLine($"{"2,000 lines",-12}{Allocated(summary, nameof(EffectiveModel.Load), ComposeSize.Lines2000) / 1024.0 / 1024.0,6:F2} MiB allocated in all (goal: under 64)");
    }

    /// <summary>What ten times the lines cost.</summary>
    private static void ShowGrowth(Summary summary, ComposeSize from, ComposeSize to) => Console.WriteLine(
        $"{"10 x lines",-12}{Least(summary, nameof(EffectiveModel.Load), to) / Least(summary, nameof(EffectiveModel.Load), from),6:F2} times the time, {from} to {to} (goal: at most 11)");

    /// <summary>In nanoseconds.</summary>
    private static double Least(Summary summary, string method, ComposeSize size) =>
        Find(summary, method, size).ResultStatistics?.Min ?? throw new InvalidOperationException($"{method} of {size} has no result");

    private static long Allocated(Summary summary, string method, ComposeSize size) =>
        Find(summary, method, size) is var report ? report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0 : 0;

    private static BenchmarkReport Find(Summary summary, string method, ComposeSize size) => summary.Reports.Single(report =>
        report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method && Equals(report.BenchmarkCase.Parameters[nameof(EffectiveModel.Size)], size));
}
