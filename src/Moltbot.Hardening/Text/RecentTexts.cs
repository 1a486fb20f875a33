namespace Moltbot.Hardening.Text;

/// <summary>Cuts texts out of a file. Keys and common values repeat: one that was cut out a short while ago is given again.</summary>
internal sealed class RecentTexts
{
    private const int Longest = 24;
    private const int Slots = 128;

    private readonly string?[] recent = new string?[Slots];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
        {
            return text.ToString();
        }

        ref var slot = ref recent[((text[0] * 31) + (text[^1] * 7) + (text[text.Length / 2] * 17) + text.Length) % Slots];
        return slot is not null && text.SequenceEqual(slot) ? slot : slot = text.ToString();
    }
}
