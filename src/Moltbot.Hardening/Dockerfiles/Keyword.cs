using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What BuildKit knows of an instruction before it looks at one.</summary>
/// <remarks>Dockerfile reference; the flags as in Dockerfile syntax 1.20.</remarks>
internal sealed record Keyword(string Name, ArgumentForm Form)
{
    private static readonly ImmutableArray<Keyword> Ordered =
    [
        new("ADD", ArgumentForm.JsonOrWords) { TakesHeredocs = true, Flags = ["chown", "chmod", "link", "keep-git-dir", "checksum", "unpack", "exclude"] },
        new("ARG", ArgumentForm.Names) { IgnoresFlags = true },
        new("CMD", ArgumentForm.JsonOrWhole),
        new("COPY", ArgumentForm.JsonOrWords) { TakesHeredocs = true, Flags = ["chown", "from", "chmod", "link", "parents", "exclude"] },
        new("ENTRYPOINT", ArgumentForm.JsonOrWhole),
        new("ENV", ArgumentForm.Pairs),
        new("EXPOSE", ArgumentForm.Words),
        new("FROM", ArgumentForm.Words) { Flags = ["platform"] },
        new("HEALTHCHECK", ArgumentForm.Health) { Flags = ["interval", "timeout", "start-period", "start-interval", "retries"] },
        new("LABEL", ArgumentForm.Pairs),
        new("MAINTAINER", ArgumentForm.Whole),
        new("ONBUILD", ArgumentForm.Trigger),
        new("RUN", ArgumentForm.JsonOrWhole) { TakesHeredocs = true, Flags = ["mount", "network", "security", "device"] },
        new("SHELL", ArgumentForm.JsonOrWhole),
        new("STOPSIGNAL", ArgumentForm.Whole) { IgnoresFlags = true },
        new("USER", ArgumentForm.Whole),
        new("VOLUME", ArgumentForm.JsonOrWords),
        new("WORKDIR", ArgumentForm.Whole),
    ];

    public static IEnumerable<string> Names => Ordered.Select(static keyword => keyword.Name);

    /// <summary>Without <c>--</c>.</summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    /// <summary>BuildKit reads the flags of these two and never looks at them.</summary>
    public bool IgnoresFlags { get; init; }

    public bool TakesHeredocs { get; init; }

    /// <summary>By its name in upper case; null where BuildKit knows none.</summary>
    public static Keyword? Find(string name)
    {
        foreach (var keyword in Ordered)
        {
            if (keyword.Name == name)
            {
                return keyword;
            }
        }

        return null;
    }
}
