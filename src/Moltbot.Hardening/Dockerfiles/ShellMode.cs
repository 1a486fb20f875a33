namespace Moltbot.Hardening.Dockerfiles;

/// <summary>How far <see cref="ShellWord"/> goes.</summary>
[Flags]
internal enum ShellMode
{
    /// <summary>As for the argument of an instruction.</summary>
    Expand = 0,

    /// <summary>Quotes stay in the text.</summary>
    KeepQuotes = 1,

    /// <summary>Escapes stay in the text.</summary>
    KeepEscapes = 2,

    /// <summary>A variable that is not set stays as it is written.</summary>
    KeepUnset = 4,

    /// <summary>Quotes mean nothing (the content of a heredoc).</summary>
    PlainQuotes = 8,
}
