using System.Text.Json.Nodes;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Tests.Compose;

/// <summary>What <see cref="EffectiveJson"/> prints, read back: to be compared value by value.</summary>
internal static class EffectiveTree
{
    public static JsonNode? Of(ComposeNode node) => JsonNode.Parse(EffectiveJson.Write(node));
}
