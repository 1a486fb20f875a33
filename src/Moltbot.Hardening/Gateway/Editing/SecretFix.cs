using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>A secret of the configuration by its variable, and what its owner then has to do.</summary>
internal static class SecretFix
{
    /// <param name="config">The configuration.</param>
    /// <param name="value">The secret, or a reference to another variable.</param>
    /// <param name="variable">The variable that is to supply it.</param>
    public static Fix? Of(GatewayConfig config, ConfigValue value, string variable)
    {
        var path = JsonPointer.Split(value.Pointer);
        return Told(ConfigFix.Safe($"Refer to {variable}", ConfigEdits.Set(config, SafeSettings.Secret(config.Schema, variable, path), path)), variable, value is { Text: { Length: > 0 } text } && IsSecret(text));
    }

    /// <summary>The fix with what is to be done beside it.</summary>
    public static Fix? Told(Fix? fix, string variable, bool wasWritten) => fix is null ? null : fix with
    {
        Then = wasWritten
            ? $"the secret that stood in the file is known to whoever read it, its history or its backups: make a new one with 'openssl rand -hex 32', put it into secrets.env as {variable}, and give it to what used the old one"
            : $"make a secret with 'openssl rand -hex 32' and put it into secrets.env as {variable}, where it is not there yet",
    };

    /// <summary>A placeholder was never a secret.</summary>
    private static bool IsSecret(string text) => SecretStrength.Judge(text) is null or SecretWeakness.Short or SecretWeakness.Predictable;
}
