namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A parser directive, such as <c># syntax=docker/dockerfile:1</c>.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Value">What stands after the <c>=</c>.</param>
internal sealed record Directive(string Name, Argument Value);
