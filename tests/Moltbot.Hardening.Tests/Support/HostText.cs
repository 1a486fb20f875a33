using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Tasks.Hosts;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>A host as the programs of one print it, a text a question. What no text answers is in order.</summary>
/// <remarks>
/// <c>find</c>: <c>find .clawdbot -printf '%M %n %U %p\n'</c>. <c>ss</c>: <c>ss -H -tln</c>. <c>docker-inspect</c>: an array of one container. <c>running</c>: the compose files of which one is among those
/// that a container was started by, else every gateway has one. <c>mounts</c>: /proc/mounts, of the folder.
/// <c>dates</c>: a line <c>token 120</c> says how many days ago, or <c>never</c>. A text under the path of a log is its content.
/// </remarks>
internal sealed class HostText : IHost, IContainerEngine
{
    private const string Above = "/home/me/";
    private const string Folder = ".clawdbot";

    private static readonly ImmutableArray<string> Names = ["find", "ss", "docker-inspect", "running", "mounts", "dates"];

    private readonly Dictionary<string, string> texts;

    private HostText(Dictionary<string, string> texts) => this.texts = texts;

    public static AuditRequest Sound { get; } = new(new HostText([]), [Above + Folder]);

    public IContainerEngine Containers => this;

    public bool CanInspect => true;

    /// <summary>The texts are a host's, not a project's.</summary>
    public static bool IsOfHost(string name) => Names.Contains(name) || name.StartsWith(Folder + "/", StringComparison.Ordinal);

    /// <summary>An audit of what the texts say; null where none speaks of a host.</summary>
    public static AuditRequest? Audit(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var ofHost = texts.Where(static pair => IsOfHost(pair.Key)).ToDictionary(StringComparer.Ordinal);
        return ofHost.Count == 0 ? null : new AuditRequest(new HostText(ofHost), [Above + Folder]);
    }

    public Answer<StateTree>? Tree(string folder)
    {
        if (folder != Above + Folder)
        {
            return null;
        }

        var lines = texts.GetValueOrDefault("find") ?? $"drwx------ 2 1000 {Folder}\n-rw------- 1 1000 {Folder}/logs/gateway.log\n";
        ImmutableArray<StateEntry> entries = [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Entry)];
        return new Answer<StateTree>(new StateTree(folder, entries) { Owner = 1000, WithoutModes = WithoutModes() }, null);
    }

    public Answer<ImmutableArray<Listener>> Listeners() => new(
        [.. (texts.GetValueOrDefault("ss") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => Listening(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3]))],
        null);

    public TextReader? Open(StateEntry entry) => new StringReader(texts.GetValueOrDefault(entry.Path.Length == 0 ? Folder : $"{Folder}/{entry.Path}") ?? "");

    public ISourceTree Files(string above) => texts.Where(static pair => pair.Key.StartsWith(Folder + "/", StringComparison.Ordinal))
        .Aggregate(new MemoryTree(above), static (tree, pair) => tree.With(Above + pair.Key, pair.Value));

    public DatedFile Dated(string name)
    {
        var days = (texts.GetValueOrDefault("dates") ?? "").Split('\n').Where(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Select(line => line[(name.Length + 1)..]).FirstOrDefault("1");
        return new DatedFile($"{Above}.local/state/moltbot-hardening/{name}", days == "never" ? null : TimeSpan.FromDays(double.Parse(days, CultureInfo.InvariantCulture)));
    }

    public Answer<ImmutableArray<string?>> Inspect(ComposeProject project, string service) => IsRunning(project)
        ? new([texts.GetValueOrDefault("docker-inspect") ?? """[{ "State": { "Status": "running" }, "Config": { "User": "1000" } }]"""], null)
        : new([], null);

    private bool IsRunning(ComposeProject project) => texts.GetValueOrDefault("running") is not { } files
        || project.Files.Any(file => files.Split('\n').Contains(SourcePath.Relative(MemoryTree.Root, file)));

    public TextReader? Log(ComposeProject project, string service) => new StringReader("");

    private string? WithoutModes()
    {
        if (!texts.TryGetValue("mounts", out var mounts))
        {
            return null;
        }

        using var table = new TemporaryFolder().With("mounts", Encoding.UTF8.GetBytes(mounts));
        return MountTable.KindWithoutModes(Path.Combine(table.Path, "mounts"), Above + Folder);
    }

    private static Listener Listening(string end)
    {
        var colon = end.LastIndexOf(':');
        var address = end[..colon].Trim('[', ']');
        return new Listener(address == "*" ? IPAddress.IPv6Any : IPAddress.Parse(address), int.Parse(end[(colon + 1)..], CultureInfo.InvariantCulture));
    }

    private static StateEntry Entry(string line)
    {
        var parts = line.Split(' ', 4);
        var kind = parts[0][0] switch { 'd' => EntryKind.Folder, '-' => EntryKind.File, 'l' => EntryKind.Link, _ => EntryKind.Other };
        var path = parts[3] == Folder ? "" : parts[3][(Folder.Length + 1)..];
        return new StateEntry(path, kind, Mode(parts[0][1..]), long.Parse(parts[2], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Nine letters; an s or t in place of an x is set-id and sticky, in capitals without the x.</summary>
    private static int Mode(string letters)
    {
        var mode = 0;
        for (var i = 0; i < 9; i++)
        {
            mode |= letters[i] is '-' or 'S' or 'T' ? 0 : 1 << (8 - i);
            mode |= char.ToLowerInvariant(letters[i]) is 's' or 't' ? 1 << (11 - (i / 3)) : 0;
        }

        return mode;
    }
}
