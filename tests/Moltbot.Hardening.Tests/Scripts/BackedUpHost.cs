using System.Globalization;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A host whose gateway is down, with some state to back up and a passphrase to do it with.</summary>
internal sealed class BackedUpHost : IDisposable
{
    public BackedUpHost()
    {
        File.Delete(Host.Host.At("double/running"));
        Host.Host.Write("home/passphrase", "a passphrase of a test\n").Chmod("home/passphrase", "600")
            .Chmod("home", "700")
            .Write("home/.clawdbot/credentials/a b.json", "{}").Write("home/.clawdbot/agents/main/sessions/1.jsonl", new string('x', 300_000));
    }

    public OperatedHost Host { get; } = new();

    public ScriptHost Machine => Host.Host;

    public string Folder => Host.Host.At("home/backups");

    public string[] Key => ["--passphrase-file", Host.Host.At("home/passphrase")];

    /// <summary>gpg as a test calls it, with the same passphrase.</summary>
    public string Gpg => $"gpg --homedir \"$(mktemp -d)\" --batch --quiet --pinentry-mode loopback --passphrase-file '{Host.Host.At("home/passphrase")}'";

    public ScriptRun Backup(params string[] options) => Host.Host.Run("backup.sh", ["--output", Folder, .. options, .. Key, .. Ports]);

    public ScriptRun Restore(params string[] options) => Machine.Run("restore.sh", [.. options, .. Key]);

    /// <summary>What the folder of backups holds, hidden files too.</summary>
    public IEnumerable<string?> Kept() => Directory.Exists(Folder) ? Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal) : [];

    public string[] Archives() => [.. Directory.EnumerateFiles(Folder, "moltbot-*T*Z.tar.gz.*").Order(StringComparer.Ordinal)];

    /// <summary>Waits until the next archive's name is not taken: names are told apart by the second.</summary>
    public void AwaitFreeName() => SpinWait.SpinUntil(() =>
        !Kept().Any(static name => name?.Contains(DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal) == true));

    private string[] Ports => Host.Port[..2];

    public void Dispose() => Host.Dispose();
}
