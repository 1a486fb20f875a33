using System.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>The texts of <c>Bundle/Texts</c>, with LF line ends.</summary>
internal static class BundleTexts
{
    private const string ResourcePrefix = "text:";

    public static string Read(string name)
    {
        using var stream = typeof(BundleTexts).Assembly.GetManifestResourceStream(ResourcePrefix + name)
            ?? throw new InvalidOperationException($"the text '{name}' is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
