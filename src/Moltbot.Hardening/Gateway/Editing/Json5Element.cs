namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>A member of an object or an item of a list, by its place in it.</summary>
internal sealed record Json5Element(Json5Collection Collection, int Index);
