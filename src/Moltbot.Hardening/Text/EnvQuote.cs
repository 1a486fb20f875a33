namespace Moltbot.Hardening.Text;

/// <summary>How a value of an env file is quoted. Variables are replaced in all but <see cref="Single"/>.</summary>
public enum EnvQuote
{
    None,
    Single,
    Double,
}
