namespace Moltbot.Hardening.Gateway;

/// <summary>A list that lets people in.</summary>
/// <param name="List">The list.</param>
/// <param name="Owner">What messages call it.</param>
/// <param name="Means">What everybody may do by it, as half a sentence.</param>
internal sealed record PeopleList(ConfigValue List, string Owner, string Means)
{
    /// <summary>Without a name on it nobody is let in; else an empty list may mean that none was made.</summary>
    public bool MayBeEmpty { get; init; } = true;
}
