using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Bundle;

/// <summary>What a repository and a build context leave out: secrets, state, and what scripts and editors leave beside them.</summary>
internal static class IgnoreFragments
{
    public const string Git = "gitignore.fragment";

    public const string Docker = "dockerignore.fragment";

    private static readonly string[] SecretFiles = [".env", ".env.*", "secrets.env", "secrets.env.*"];

    private static readonly string[] Kept = ["*.example", "*.sops"];

    private static readonly string[] Leftovers = ["*.bak", "*.backup", "*.before-fix*", "*.orig", "*.tar.gz.gpg", "*.tar.gz.age", "*.pem", "*.key"];

    public static ImmutableArray<OutputFile> All() =>
    [
        new OutputFile(Git, Text(".gitignore", "", ["# Secrets, but not their examples and encrypted forms"], [])),

        // A pattern of a .dockerignore is matched from the context's folder: **/ finds the name at every depth.
        new OutputFile(Docker, Text(".dockerignore", "**/", ["# Secrets, but not their examples and encrypted forms"], ["", "# History holds what was once committed", ".git"])),
    ];

    private static string Text(string target, string depth, ImmutableArray<string> head, ImmutableArray<string> tail)
    {
        var text = new StringBuilder("# Emitted by Moltbot.Hardening. Append it to ").Append(target).Append(".\n\n");
        Lines(text, "", head);
        Lines(text, depth, SecretFiles);
        Lines(text, "!" + depth, Kept);
        text.Append("\n# State of a gateway: configuration with tokens, credentials, sessions\n");
        Lines(text, depth, Product.All.SelectMany(static product => product.StateDirectories).Distinct().Select(static folder => folder + "/"));
        text.Append("\n# Copies and keys\n");
        Lines(text, depth, Leftovers);
        Lines(text, "", tail);
        return text.ToString();
    }

    private static void Lines(StringBuilder text, string before, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(line.Length == 0 ? "" : before).Append(line).Append('\n');
        }
    }
}
