namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Text.</summary>
/// <param name="Length">In UTF-16 units, as JavaScript counts.</param>
/// <param name="Pattern">A JavaScript pattern that must occur, or null.</param>
/// <param name="Format">JSON Schema's <c>format</c>, or null.</param>
internal sealed record StringSchema(SchemaRange Length, string? Pattern, string? Format) : SchemaNode;
