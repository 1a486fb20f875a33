namespace Moltbot.Hardening.Deployments;

/// <summary>The names of files that default items pick up (design.md, "Items").</summary>
internal static class InputNames
{
    public static bool IsDockerfile(string name) => !name.EndsWith(".dockerignore", StringComparison.Ordinal)
        && (name == "Dockerfile" || name.StartsWith("Dockerfile.", StringComparison.Ordinal) || name.EndsWith(".Dockerfile", StringComparison.Ordinal));

    public static bool IsEnvFile(string name) => name == ".env" || name.StartsWith("secrets.env", StringComparison.Ordinal);

    /// <summary><c>docker-compose.*.y*ml</c> and <c>compose.*.y*ml</c>.</summary>
    public static bool IsFurtherCompose(string name)
    {
        var rest = name.StartsWith("docker-compose.", StringComparison.Ordinal) ? name["docker-compose.".Length..]
            : name.StartsWith("compose.", StringComparison.Ordinal) ? name["compose.".Length..]
            : "";
        var dot = rest.LastIndexOf('.');
        return dot > 0 && (rest[(dot + 1)..] is "yml" or "yaml");
    }
}
