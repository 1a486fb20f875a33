using System.Text;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Audit;

/// <summary>The deployment's own secrets, which a log must not hold whatever their shape: from its env files, and from the configurations in its state.</summary>
internal static class OwnSecrets
{
    /// <summary>Shorter ones are words of other texts, too.</summary>
    private const int Least = 16;

    private static readonly string[] EnvFiles = ["secrets.env", ".env"];
    private static readonly string[] Configs = ["moltbot.json", "clawdbot.json", "openclaw.json"];
    private static readonly string[] Keys = ["token", "password", "apiKey", "botToken", "secret"];
    private static readonly string[] Words = ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "KEY", "CREDENTIAL"];

    /// <returns>Characters of one byte each, as logs are read.</returns>
    public static IReadOnlyCollection<string> Of(ISourceTree tree, Deployment deployment, IEnumerable<StateFolder> folders)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        var project = Path.GetDirectoryName(deployment.Project.File.FullPath) ?? "";
        foreach (var name in EnvFiles)
        {
            AddEnv(tree, Path.Combine(project, name), secrets);
        }

        foreach (var path in deployment.Sets.SelectMany(static set => set.Compose.EnvFiles))
        {
            AddEnv(tree, path, secrets);
        }

        foreach (var folder in folders.Where(static folder => !folder.Entries.IsEmpty))
        {
            AddEnv(tree, Path.Combine(folder.Tree.Folder, EnvFiles[0]), secrets);
            foreach (var name in Configs)
            {
                AddConfig(tree, Path.Combine(folder.Tree.Folder, name), secrets);
            }
        }

        return secrets;
    }

    private static void AddEnv(ISourceTree tree, string path, HashSet<string> secrets)
    {
        if (!tree.FileExists(path) || tree.Read(path) is not { Failure: null } read)
        {
            return;
        }

        foreach (var entry in EnvReader.Read(read.File).Entries)
        {
            if (Array.Exists(Words, word => entry.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                Add(entry.Value ?? "", secrets);
            }
        }
    }

    private static void AddConfig(ISourceTree tree, string path, HashSet<string> secrets)
    {
        if (tree.FileExists(path) && tree.Read(path) is { Failure: null } read && Json5Reader.Read(read.File).Roots is [var root, ..])
        {
            AddBelow(root, secrets);
        }
    }

    private static void AddBelow(Node node, HashSet<string> secrets)
    {
        foreach (var item in node is SequenceNode list ? list.Items : [])
        {
            AddBelow(item, secrets);
        }

        foreach (var entry in node is MappingNode mapping ? mapping.Entries : [])
        {
            AddBelow(entry.Value, secrets);
            if (Keys.Contains(entry.Key.Value) && entry.Value is ScalarNode { Style: not ScalarStyle.Plain } text && !text.Value.StartsWith('$'))
            {
                Add(text.Value, secrets);
            }
        }
    }

    private static void Add(string secret, HashSet<string> secrets)
    {
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(secret));
        if (bytes.Length >= Least)
        {
            secrets.Add(bytes);
        }
    }
}
