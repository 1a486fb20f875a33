using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>Which files are looked into for secrets, by their names.</summary>
internal static class SecretFileNames
{
    /// <summary>Folders below the project's whose files are looked at, counted downwards.</summary>
    public const int Deepest = 2;

    /// <summary>The same below a gateway's state folder: <c>agents/main/agent/auth-profiles.json</c>.</summary>
    public const int DeepestInState = 4;

    private static readonly string[] StateFolders = [.. Product.All.SelectMany(static product => product.StateDirectories).Distinct()];

    private static readonly string[] PassedFolders = [".git", "bin", "obj", "node_modules", "test", "tests", "testdata", "fixtures", "__tests__", "vendor", "dist"];

    private static readonly string[] ExampleParts = [".example", ".sample", ".template", ".tmpl", ".tpl", ".dist", ".defaults", "-example", "-sample", "-template"];

    /// <summary>Env files for machines that hold nothing of value.</summary>
    private static readonly string[] HarmlessEnvironments = [".env.test", ".env.ci", ".env.dev", ".env.development", ".env.schema", ".env.vault"];

    private static readonly string[] BackupEndings = [".bak", ".backup", ".before-fix", ".old", ".orig", ".save", ".tmp", "~"];

    private static readonly string[] KeyNames = ["id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"];

    /// <summary>How a file is read, or null where its name promises no secret.</summary>
    /// <param name="path">From the folder where the search begins, with <c>/</c>.</param>
    public static SecretFileKind? KindOf(string path)
    {
        var parts = path.Split('/');
        var state = Array.FindIndex(parts, 0, parts.Length - 1, static part => StateFolders.Contains(part));
        if (!IsLookedAt(parts.AsSpan(..^1), state) || IsExample(parts[^1]))
        {
            return null;
        }

        var name = WithoutBackup(parts[^1]);
        var isBackup = name.Length < parts[^1].Length;
        return IsEnv(name) ? SecretFileKind.Env
            : IsJson(name) && (state >= 0 || (isBackup && IsConfig(name))) ? SecretFileKind.Json
            : name.EndsWith(".pem", StringComparison.Ordinal) || name.EndsWith(".key", StringComparison.Ordinal) || KeyNames.Contains(name) ? SecretFileKind.Key
            : null;
    }

    /// <summary>Whether files of a folder are looked at; the parts of its path from where the search begins.</summary>
    public static bool IsLookedAt(ReadOnlySpan<string> parts)
    {
        var state = -1;
        for (var i = 0; i < parts.Length && state < 0; i++)
        {
            state = StateFolders.Contains(parts[i]) ? i : -1;
        }

        return IsLookedAt(parts, state);
    }

    /// <summary>Whether a file shows what stands in another: <c>.env.example</c>.</summary>
    public static bool IsExample(string name) => Array.Exists(ExampleParts, part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it shows what stands in an env file.</summary>
    public static bool IsEnvExample(string name) => IsExample(name) && (name.StartsWith(".env", StringComparison.Ordinal) || name.StartsWith("secrets.env", StringComparison.Ordinal)
        || name.StartsWith("env.", StringComparison.Ordinal) || name.Contains(".env.", StringComparison.Ordinal));

    private static bool IsLookedAt(ReadOnlySpan<string> folders, int state)
    {
        foreach (var folder in folders)
        {
            if (PassedFolders.Contains(folder))
            {
                return false;
            }
        }

        return state < 0 ? folders.Length <= Deepest : state <= Deepest && folders.Length - state - 1 <= DeepestInState;
    }

    private static bool IsEnv(string name) =>
        (name == ".env" || name.StartsWith(".env.", StringComparison.Ordinal) || name.EndsWith(".env", StringComparison.Ordinal) || name.StartsWith("secrets.env", StringComparison.Ordinal) || name.EndsWith(".secrets", StringComparison.Ordinal))
        && !HarmlessEnvironments.Contains(name);

    private static bool IsJson(string name) => name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".json5", StringComparison.Ordinal);

    private static bool IsConfig(string name) => ConfigFileName.ProductOf(name) is not null;

    /// <summary>The name of what was saved: <c>moltbot.json.bak</c>, <c>moltbot.json.bak.1</c>, <c>openclaw.json.clobbered.1769472000</c>.</summary>
    private static string WithoutBackup(string name)
    {
        var clobbered = name.IndexOf(".clobbered.", StringComparison.Ordinal);
        if (clobbered > 0)
        {
            return name[..clobbered];
        }

        var bare = name.TrimEnd("0123456789".ToCharArray()).TrimEnd('.');
        var ending = Array.Find(BackupEndings, end => bare.EndsWith(end, StringComparison.Ordinal) && bare.Length > end.Length);
        return ending is null ? name : bare[..^ending.Length];
    }
}
