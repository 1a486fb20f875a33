namespace Moltbot.Hardening.Gateway;

/// <summary>Numbers of releases, by year, month and count: <c>2026.1.24-3</c>.</summary>
internal static class ReleaseNumber
{
    /// <summary>The release that a tag, a spec or a config names exactly, without a <c>v</c> in front; null for a range, a branch and everything else.</summary>
    public static string? Of(string? text)
    {
        var number = text is ['v', ..] ? text[1..] : text ?? "";
        var parts = number.Split('-', '+')[0].Split('.');
        return parts is [['2', '0', _, _], { Length: 1 or 2 }, { Length: 1 or 2 }] && parts.All(static part => part.All(char.IsAsciiDigit)) ? number : null;
    }
}
