using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tasks;

/// <summary>Reads a word of YAML on a second core, once a process: YamlDotNet compiles a regular expression before its first event, and settings and items are read meanwhile.</summary>
internal static class HeadStart
{
    private static int begun;

    public static void Begin()
    {
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref begun, 1) == 0)
        {
            new Thread(static () => YamlReader.Read(new SourceFile("", "", "a: b"))) { IsBackground = true, Name = "Moltbot.Hardening head start" }.Start();
        }
    }
}
