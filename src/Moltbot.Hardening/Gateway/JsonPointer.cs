namespace Moltbot.Hardening.Gateway;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static string Append(string pointer, string key) =>
        $"{pointer}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Of(params ReadOnlySpan<string> path)
    {
        var pointer = "";
        foreach (var key in path)
        {
            pointer = Append(pointer, key);
        }

        return pointer;
    }

    /// <summary>The keys of a pointer.</summary>
    public static string[] Split(string pointer) => pointer.Length == 0 ? []
        : [.. pointer[1..].Split('/').Select(static key => key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
}
