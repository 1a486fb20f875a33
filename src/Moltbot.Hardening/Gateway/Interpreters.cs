namespace Moltbot.Hardening.Gateway;

/// <summary>Programs that run what they are given: on a list of safe programs each of them stands for every program.</summary>
internal static class Interpreters
{
    private static readonly string[] Names =
    [
        "sh", "bash", "zsh", "dash", "ash", "fish", "ksh", "busybox", "node", "deno", "bun", "npm", "npx", "pnpm", "yarn", "tsx", "python", "pip", "perl", "ruby", "php", "lua",
        "awk", "gawk", "mawk", "env", "xargs", "find", "ssh", "sudo", "su", "doas", "eval", "pwsh", "powershell", "osascript", "make", "docker", "podman", "nsenter", "vim", "vi", "ed",
    ];

    /// <summary>By the name of the program, its folder and version left out: <c>/usr/bin/python3.12</c> is <c>python</c>.</summary>
    public static bool Contains(string program)
    {
        var name = program[(program.LastIndexOf('/') + 1)..];
        return Names.Contains(name) || Names.Contains(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'));
    }
}
