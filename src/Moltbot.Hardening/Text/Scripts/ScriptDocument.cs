namespace Moltbot.Hardening.Text.Scripts;

/// <summary>A here-document: announced in a command, read behind its line.</summary>
internal sealed class ScriptDocument(string delimiter, bool trimsTabs)
{
    public string Delimiter => delimiter;

    public bool TrimsTabs => trimsTabs;

    public string Text { get; set; } = "";
}
