using System.Collections;
using System.Diagnostics;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>Random moments, in seconds, of a run that takes as long as one that is not interrupted did: a sample in the suite; all fifty with <c>MOLTBOT_ALL_KILLS=1</c>.</summary>
/// <param name="run">One whole run.</param>
internal sealed class Moments(Action run) : IEnumerable<double>
{
    private static readonly int Count = Environment.GetEnvironmentVariable("MOLTBOT_ALL_KILLS") == "1" ? 50 : 8;

    public IEnumerator<double> GetEnumerator()
    {
        var whole = Stopwatch.StartNew();
        run();
        var seconds = whole.Elapsed.TotalSeconds;
        var random = new Random(20261122);
        for (var kill = 0; kill < Count; kill++)
        {
            // Evenly over the run, and a little past its end.
            yield return seconds * 1.1 * (kill + random.NextDouble()) / Count;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
