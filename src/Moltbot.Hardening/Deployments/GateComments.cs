using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>The comments of the compose files, Dockerfiles and configurations that speak to the gate in one of them: <c>moltbot: waive …</c>.</summary>
internal static class GateComments
{
    private const string Addressee = "moltbot:";
    private const string Verb = "waive";

    public static ImmutableArray<Comment> Of(IEnumerable<ComposeInput> compose, IEnumerable<SourceFile> dockerfiles, IEnumerable<GatewayConfig> configs)
    {
        var comments = ImmutableArray.CreateBuilder<Comment>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in compose)
        {
            if (!input.IsEnvironment && IsNew(input.Read.File, seen))
            {
                comments.AddRange(YamlReader.Comments(input.Read.File));
            }
        }

        foreach (var file in dockerfiles)
        {
            if (IsNew(file, seen))
            {
                comments.AddRange(DockerfileReader.Read(file).Comments);
            }
        }

        foreach (var config in configs)
        {
            foreach (var file in config.Included.Select(static read => read.File).Prepend(config.File))
            {
                if (IsNew(file, seen))
                {
                    comments.AddRange(Json5Reader.Comments(file, config.IsTemplate || config.IsExample));
                }
            }
        }

        return comments.ToImmutable();
    }

    /// <summary>Where the words of a waiver begin behind <c>moltbot: waive</c>, or -1 where a text is none.</summary>
    public static int WordsOf(string comment)
    {
        var start = comment.Length - comment.AsSpan().TrimStart().Length;
        return EndOfCall(comment, start);
    }

    /// <summary>A file is looked through for comments once, and only where the words stand in it at all.</summary>
    private static bool IsNew(SourceFile file, HashSet<string> seen)
    {
        for (var at = file.Text.IndexOf(Addressee, StringComparison.OrdinalIgnoreCase); at >= 0; at = file.Text.IndexOf(Addressee, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (EndOfCall(file.Text, at) >= 0)
            {
                return seen.Add(file.FullPath);
            }
        }

        return false;
    }

    private static int EndOfCall(string text, int start)
    {
        if (string.Compare(text, start, Addressee, 0, Addressee.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return -1;
        }

        var at = start + Addressee.Length;
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        var end = at + Verb.Length;
        var isVerb = string.Compare(text, at, Verb, 0, Verb.Length, StringComparison.OrdinalIgnoreCase) == 0;
        return isVerb && (end >= text.Length || char.IsWhiteSpace(text[end])) ? end : -1;
    }
}
