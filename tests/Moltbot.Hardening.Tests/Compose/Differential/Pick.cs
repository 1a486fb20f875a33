namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>An attribute as a case uses it: a form in the base, a form in what comes over it, a tag there.</summary>
internal sealed record Pick(Attribute Attribute, int BaseForm, int OverForm, string Tag)
{
    /// <summary>The line of the base.</summary>
    public string Base => $"{Attribute.Name}: {Attribute.Forms[BaseForm]}";

    /// <summary>The line of what comes over it.</summary>
    public string Over => $"{Attribute.Name}: {Tag}{Attribute.Forms[OverForm]}";
}
