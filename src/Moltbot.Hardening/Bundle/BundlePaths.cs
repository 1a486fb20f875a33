using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle;

/// <summary>Where the files of the bundle stand in its folder.</summary>
internal static class BundlePaths
{
    /// <summary>Under the name that docker compose would pick beside the base; with several sets, in a folder of the set.</summary>
    public static string Override(Deployment bases, ServiceSet set)
    {
        var name = OverrideName(set);
        return bases.Sets.Length == 1 ? name : $"{set.Name.Replace("/", "__", StringComparison.Ordinal)}/{name}";
    }

    /// <summary>The name that docker compose picks beside the base of the set.</summary>
    public static string OverrideName(ServiceSet set) => Path.GetFileName(set.Compose.Files[0].FullPath).StartsWith("compose.", StringComparison.Ordinal)
        ? "compose.override.yaml"
        : "docker-compose.override.yml";

    /// <summary>A place in the project that stands for a file of the bundle while it is judged.</summary>
    public static string Virtual(string path) => "moltbot-bundle/" + path;
}
