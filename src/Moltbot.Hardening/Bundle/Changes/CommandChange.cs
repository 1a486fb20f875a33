using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>The gateway's command with the bind of the topology, and without options that switch a protection off.</summary>
internal static class CommandChange
{
    public static ServiceChange? Of(HardenedService hardened)
    {
        var (command, bind) = (hardened.Service.Command, hardened.Bind);
        var written = command.Options("--bind").ToArray();
        var isBound = written.Length > 0 && Array.TrueForAll(written, word => !word.IsHole && word.Text == bind);
        var unsafely = Unsafely(hardened);
        if (!hardened.IsGateway || (isBound && unsafely.IsEmpty))
        {
            return null;
        }

        // What the image runs is written anew only where the option stands in it.
        var words = written.Length > 0 || !unsafely.IsEmpty ? command.CommandInUse : command.Command;
        var entrypoint = command.EntrypointInUse;
        var bindsInEntrypoint = new ServiceCommand(entrypoint, []).Option("--bind") is not null;
        var isEntrypoint = bindsInEntrypoint || (!unsafely.IsEmpty && CommandWithoutFlags.Changes(entrypoint));
        ImmutableArray<string> lines =
        [
            .. isEntrypoint ? Lines("entrypoint:", entrypoint, bindsInEntrypoint ? bind : null, !unsafely.IsEmpty) : [],
            .. words.IsEmpty ? [] : Lines("command:", words, bindsInEntrypoint ? null : bind, !unsafely.IsEmpty),
        ];
        return lines.IsEmpty ? null : new ServiceChange(string.Join("; ", isBound ? unsafely : unsafely.Insert(0, $"MBH1003: listen on {bind}")), lines);
    }

    /// <summary>What is to be taken out of the command, and why.</summary>
    private static ImmutableArray<string> Unsafely(HardenedService hardened) =>
    [
        .. hardened.Told.Any(static finding => finding.Rule.Id == "MBH1008" && finding.Pointer?.EndsWith("/command", StringComparison.Ordinal) == true) ? new[] { "MBH1008: with every protection on" } : [],
        .. hardened.Service.Command.Options("--tailscale").Any(static mode => mode.Text == "funnel") ? new[] { "MBH4011: for the tailnet alone" } : [],
    ];

    private static ImmutableArray<string> Lines(string key, ImmutableArray<ComposeScalar> words, string? bind, bool isUnsafe)
    {
        var written = Written(words);
        var kept = isUnsafe ? CommandWithoutFlags.Of(words, written) : written;
        return YamlText.List(key, bind is null ? kept.Select(Unchanged) : CommandWithBind.Of(kept, bind).Select(YamlText.Template));
    }

    /// <summary>The words with their variables, so that no value of an env file is written out; but the port, which the forwarder has to know.</summary>
    private static ImmutableArray<ComposeScalar> Written(ImmutableArray<ComposeScalar> words)
    {
        // Words of one string share its place: of them only the values are known.
        var isList = words.Select(static word => word.Origin.At).Distinct().Count() == words.Length;
        return !isList ? words : [.. words.Select((word, index) => index > 0 && words[index - 1].Text == "--port" || YamlText.WrittenText(word) is not { } text
            ? word
            : word with { Text = text, IsHole = true })];
    }

    private static string Unchanged(ComposeScalar word) => YamlText.Template(word.IsHole ? word.Text : word.Text.Replace("$", "$$", StringComparison.Ordinal));
}
