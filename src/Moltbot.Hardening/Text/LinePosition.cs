namespace Moltbot.Hardening.Text;

/// <summary>A place as people and MSBuild count it.</summary>
/// <param name="Line">From 1. Lines end at LF, CRLF or CR.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public readonly record struct LinePosition(int Line, int Column);
