namespace Moltbot.Hardening.Gateway;

/// <summary>How people and groups are named on the channels whose addresses have a form that is known.</summary>
internal static class AddressForms
{
    private const int ShortestNumber = 7;
    private const int LongestNumber = 15;

    /// <summary>What an entry of a list of people should be, where it is surely something else; null where it fits or nobody can tell.</summary>
    /// <param name="config">Which release reads it.</param>
    /// <param name="channel">The channel's key.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="byName">The channel also takes names that people give themselves.</param>
    public static string? PersonFault(GatewayConfig config, string channel, string entry, bool byName)
    {
        var text = Bare(channel, entry);
        return text == "*" || entry.StartsWith("accessGroup:", StringComparison.Ordinal) ? null : channel switch
        {
            "whatsapp" => IsNumber(text) || text.EndsWith("@s.whatsapp.net", StringComparison.Ordinal) || text.EndsWith("@lid", StringComparison.Ordinal) ? null : "a number as E.164 writes it, +4915112345678",
            "sms" => IsNumber(text) ? null : "a number as E.164 writes it, +4915112345678",
            "signal" => IsNumber(text) || text.StartsWith("uuid:", StringComparison.Ordinal) || Guid.TryParse(text, out _) ? null : "a number as E.164 writes it, +4915112345678, or uuid:…",
            "telegram" => IsDigits(text) || (KnowsNames(config) && text.StartsWith('@')) ? null : "the person's number on Telegram, such as 123456789",
            "discord" => IsDigits(text.Trim('<', '>', '@', '!')) || KnowsNames(config) || byName ? null : "the person's number on Discord, such as 123456789012345678",
            "slack" => !text.AsSpan().ContainsAny('@', ' ') || KnowsNames(config) || byName ? null : "the person's id on Slack, such as U012AB3CD",
            "matrix" => text is ['@', ..] && text.Contains(':', StringComparison.Ordinal) ? null : "the person's id on Matrix, @name:server",
            _ => null,
        };
    }

    /// <inheritdoc cref="PersonFault"/>
    public static string? GroupFault(string channel, string name) => name == "*" ? null : channel switch
    {
        "whatsapp" => name.EndsWith("@g.us", StringComparison.Ordinal) && IsDigits(name[..^"@g.us".Length].Replace("-", "", StringComparison.Ordinal)) ? null : "a group's JID, 120363000000000000@g.us",
        "telegram" => IsDigits(name.TrimStart('-')) ? null : "the group's number on Telegram, such as -1001234567890",
        "matrix" => name is ['!' or '#', ..] ? null : "a room's id or alias on Matrix, !id:server or #alias:server",
        _ => null,
    };

    /// <summary>Until Moltbot, names and numbers were both taken.</summary>
    private static bool KnowsNames(GatewayConfig config) => config.Product != Product.Openclaw;

    /// <summary>Without the channel's name in front, which every gateway takes off.</summary>
    private static string Bare(string channel, string entry)
    {
        var text = entry.Trim();
        foreach (var prefix in new[] { channel + ":", "tg:", "user:" })
        {
            text = text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : text;
        }

        return text;
    }

    /// <summary>ITU-T E.164: a plus and up to fifteen digits, the first no zero. What people put between them to read it is taken off by the gateways.</summary>
    private static bool IsNumber(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return digits is ['+', not '0', ..] && IsDigits(digits[1..]) && digits.Length - 1 is >= ShortestNumber and <= LongestNumber;
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
