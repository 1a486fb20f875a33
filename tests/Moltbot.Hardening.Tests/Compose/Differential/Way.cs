namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>How one value comes to stand over another.</summary>
internal enum Way
{
    Override,
    ExtendsHere,
    ExtendsFile,
    Include,
    IncludeExtends,
    Anchor,
    Document,
}
