namespace Moltbot.Hardening.Package.Tests.Support;

/// <summary>A test that makes a named pipe; skipped with the reason where there is none to make.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PipeFactAttribute : FactAttribute
{
    public PipeFactAttribute() => Skip = File.Exists("/usr/bin/mkfifo") ? null : "mkfifo is not on this system";

    public static void Make(string path)
    {
        var (exitCode, output) = Shell.Run("/usr/bin/mkfifo", Path.GetDirectoryName(path) ?? "/", new Dictionary<string, string>(), path);
        Assert.True(exitCode == 0, output);
    }
}
