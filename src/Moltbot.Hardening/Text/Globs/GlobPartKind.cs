namespace Moltbot.Hardening.Text.Globs;

/// <summary>What a part of a section's header takes.</summary>
internal enum GlobPartKind
{
    /// <summary>One character: a letter, <c>?</c> or a class in brackets.</summary>
    Character,

    /// <summary><c>*</c>: any number of characters but <c>/</c>.</summary>
    Name,

    /// <summary><c>**</c>: any number of characters.</summary>
    Anything,

    /// <summary><c>/**/</c>: any number of folders, none too.</summary>
    Folders,

    /// <summary><c>{a,b}</c>: one of several.</summary>
    Choice,

    /// <summary><c>{1..3}</c>: a whole number of a range.</summary>
    Number,
}
