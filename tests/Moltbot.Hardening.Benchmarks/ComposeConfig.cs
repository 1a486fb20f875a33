using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Moltbot.Hardening.Benchmarks;

/// <summary>Short iterations and many of them, so that a busy machine leaves some undisturbed; in this process, since a child project would not fit this repository's build.</summary>
internal sealed class ComposeConfig : ManualConfig
{
    public ComposeConfig()
    {
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(20).WithIterationCount(40).WithIterationTime(TimeInterval.FromMilliseconds(100)));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params, DefaultColumnProviders.Metrics);
        AddColumn(StatisticColumn.Min, StatisticColumn.Median);
        AddLogger(ConsoleLogger.Default);
    }
}
