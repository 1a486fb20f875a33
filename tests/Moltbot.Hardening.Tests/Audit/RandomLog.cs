using System.IO.Compression;
using System.Text;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tests.Audit;

/// <summary>Lines of a log: harmless, redacted, nearly a secret, or one.</summary>
internal static class RandomLog
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] Harmless =
    [
        "GET http://127.0.0.1:18789/health 200", "task-list disk-1 risk-assessment-for-the-whole-quarter-of-2026", "redacted: sk-ant-…", "ANTHROPIC_API_KEY=${ANTHROPIC_API_KEY}",
        "sk-ant-your-key-goes-here-and-is-long-enough-1", "postgres://app:***@db/x connected", "postgres://app:xxxx@db/x", "mysql://root@db/x", "Bearer ***", "-----BEGIN CERTIFICATE-----",
        "at 12:34:56.789 in module:Aaaaaaa", "x123456789:AAF3k9Qw2Lz8Xc7Vb6Nm5As4Df3Gh2Jk1Po", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.short", "ghp_0123456789012345678901234567890123ab",
        "Server=db;Password=***;Timeout=5", "naïve café \u2014 sk-\u00fc", "", "AKIA is a prefix", "token=abc",
    ];

    private static readonly string[] Secret =
    [
        "-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY----- cut", "postgres://app:Tr0ub4dor3x@db/x", "https://api.telegram.org/bot123456789:AAF3k9Qw2Lz8Xc7Vb6Nm5As4Df3Gh2Jk1Po/getMe",
        "token 1234567890:AAF3k9Qw2Lz8Xc7Vb6Nm5As4Df3Gh2Jk1Po.", "Server=db;Password=Hunter2Hunter;Timeout=5", "cookie eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U end",
        "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs", "az aBc8Q~x7Kq2LmN9pRsT4vWxYz0123456789abcd", "own: correct horse battery staple and more",
    ];

    public static string Text(Random random, bool mayHoldSecrets)
    {
        var lines = new StringBuilder();
        for (var i = random.Next(6); i >= 0; i--)
        {
            lines.Append(mayHoldSecrets && random.OneIn(4) ? OneOf(random) : random.Pick(Harmless)).Append(random.Pick("\n", "\n", "\r\n"));
        }

        return lines.ToString();
    }

    /// <summary>Packed, or what is no whole packed file.</summary>
    public static byte[] Packed(Random random, string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        var whole = bytes.ToArray();
        return random.Next(8) switch { 0 => [], 1 => whole[..(whole.Length - 5)], 2 => Encoding.UTF8.GetBytes(text), _ => whole };
    }

    private static string OneOf(Random random)
    {
        if (random.OneIn(2))
        {
            return "line " + random.Pick(Secret);
        }

        var shape = SecretShapeTable.All[random.Next(SecretShapeTable.All.Length)];
        return random.Pick("key=", "\"", " ", "-", "x") + shape.Prefix + Body(random, shape) + random.Pick("", " ", "\"", "_", "a");
    }

    /// <summary>Of the shape's alphabet, about as long as it has to be: one less is none.</summary>
    private static string Body(Random random, SecretShape shape)
    {
        var letters = (Letters + "-_").Where(unit => shape.Alphabet.Run([unit]) == 1).ToArray();
        var length = Math.Min(shape.Least, 120) + random.Next(-1, 3);
        return string.Concat(Enumerable.Range(0, Math.Max(length, 1)).Select(_ => random.Pick(letters)));
    }
}
