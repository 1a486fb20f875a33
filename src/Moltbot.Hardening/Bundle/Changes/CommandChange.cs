using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>The gateway's command with the bind of the topology, and without options that switch a protection off.</summary>
internal static class CommandChange
{
    public static ServiceChange? Of(HardenedService hardened)
    {
        var (service, bind) = (hardened.Service, hardened.Bind);
        var written = service.Command.Options("--bind").ToArray();
        var isBound = written.Length > 0 && Array.TrueForAll(written, word => !word.IsHole && word.Text == bind);
        var isInsecure = hardened.Told.Any(static finding => finding.Rule.Id == "MBH1008" && finding.Pointer?.EndsWith("/command", StringComparison.Ordinal) == true);
        if (!hardened.IsGateway || (isBound && !isInsecure))
        {
            return null;
        }

        // What the image runs is written anew only where the option stands in it.
        var words = written.Length > 0 || isInsecure ? service.Command.CommandInUse : service.Command.Command;
        var entrypoint = service.Command.EntrypointInUse;
        var isEntrypoint = new ServiceCommand(entrypoint, []).Option("--bind") is not null;
        ImmutableArray<string> lines =
        [
            .. isEntrypoint ? Rewritten("entrypoint:", entrypoint, bind) : [],
            .. words.IsEmpty ? [] : isEntrypoint ? YamlText.List("command:", Written(words).Select(Unchanged)) : Rewritten("command:", words, bind),
        ];
        return lines.IsEmpty ? null : new ServiceChange(
            (isBound ? "" : $"MBH1003: listen on {bind}") + (isBound || !isInsecure ? "" : "; ") + (isInsecure ? "MBH1008: with every protection on" : ""),
            lines);
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

    private static ImmutableArray<string> Rewritten(string key, ImmutableArray<ComposeScalar> words, string bind) =>
        YamlText.List(key, CommandWithBind.Of(WithoutInsecureOptions(Written(words)), bind).Select(YamlText.Template));

    /// <summary>MBH1008: the options themselves, and the token behind <c>--token</c>.</summary>
    private static ImmutableArray<ComposeScalar> WithoutInsecureOptions(ImmutableArray<ComposeScalar> words) =>
    [
        .. words.Where((word, index) => word.Text is not ("--allow-unconfigured" or "--token") && !word.Text.StartsWith("--token=", StringComparison.Ordinal)
            && !word.Text.StartsWith("--inspect", StringComparison.Ordinal) && (index == 0 || words[index - 1].Text != "--token")),
    ];

    private static string Unchanged(ComposeScalar word) => YamlText.Template(word.IsHole ? word.Text : word.Text.Replace("$", "$$", StringComparison.Ordinal));
}
