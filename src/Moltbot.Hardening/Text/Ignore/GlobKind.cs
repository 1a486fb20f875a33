namespace Moltbot.Hardening.Text.Ignore;

/// <summary>What a part of a pattern takes.</summary>
internal enum GlobKind
{
    /// <summary>One character.</summary>
    Literal,

    /// <summary><c>?</c>: any character but <c>/</c>.</summary>
    One,

    /// <summary><c>[…]</c>: one character of a class.</summary>
    Class,

    /// <summary><c>*</c>: any characters but <c>/</c>.</summary>
    Star,

    /// <summary><c>**</c> inside, or <c>**/</c> in front: folders with their <c>/</c>, or none.</summary>
    Folders,

    /// <summary><c>**</c> in front of plain text without a <c>/</c> between: anything (<c>**file</c> is also <c>myfile</c>, <c>**file*</c> is not).</summary>
    Start,

    /// <summary><c>**</c> at the end: all that follows.</summary>
    Rest,
}
