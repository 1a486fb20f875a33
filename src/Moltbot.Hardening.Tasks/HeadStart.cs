namespace Moltbot.Hardening.Tasks;

/// <summary>Rehearses the judgement on a second core, once a process, while settings and items are read on the first.</summary>
internal static class HeadStart
{
    private static int begun;

    public static void Begin()
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref begun, 1) == 0)
        {
            new Thread(Run) { IsBackground = true, Name = "Moltbot.Hardening head start" }.Start();
        }
    }

#pragma warning disable CA1031 // A rehearsal that fails says nothing about the deployment, and must not end the process.
    private static void Run()
    {
        try
        {
            HardeningEngine.Rehearse();
        }
        catch (Exception)
        {
            // What is broken here is met again by the judgement itself, which reports it.
            return;
        }
    }
#pragma warning restore CA1031
}
