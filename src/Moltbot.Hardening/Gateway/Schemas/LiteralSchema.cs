namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Exactly one value.</summary>
/// <param name="Text">A string's text, or <c>true</c>, <c>false</c>, or a number as JSON writes it.</param>
/// <param name="IsString">Whether it is a string.</param>
internal sealed record LiteralSchema(string Text, bool IsString) : SchemaNode;
