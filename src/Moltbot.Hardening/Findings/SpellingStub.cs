namespace Moltbot.Hardening.Findings; internal static class Spelling { public static string? Nearest(string a, IEnumerable<string> b) => null; }
