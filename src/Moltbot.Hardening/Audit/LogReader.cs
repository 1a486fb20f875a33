using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Audit;

/// <summary>Looks for secrets in the logs of the state, in those that gateways keep in /tmp, and in those of their containers.</summary>
internal sealed class LogReader(IHost host, IReadOnlyCollection<string> own, SourceLocation project, ImmutableArray<Unchecked>.Builder unread)
{
    private const string Rule = "MBH7008";

    /// <summary>Where the gateways write, unless their configuration says otherwise.</summary>
    private static readonly string[] Elsewhere = ["/tmp/moltbot", "/tmp/clawdbot", "/tmp/openclaw"];

    private readonly ImmutableArray<LoggedSecret>.Builder found = ImmutableArray.CreateBuilder<LoggedSecret>();
    private int looked;

    public ImmutableArray<LoggedSecret> Read(ImmutableArray<StateFolder> folders, ImmutableArray<DeployedSet> deployed)
    {
        foreach (var folder in folders.Concat(OfGateways()))
        {
            Read(folder);
        }

        ReadContainers(deployed);
        if (looked == 0)
        {
            unread.Add(new Unchecked(Rule, project, "no log was found: neither in the state nor of a container"));
        }

        return found.ToImmutable();
    }

    private IEnumerable<StateFolder> OfGateways()
    {
        foreach (var path in Elsewhere)
        {
            if (host.Tree(path)?.Value is { } tree)
            {
                yield return new StateFolder(path, tree);
            }
        }
    }

    private void Read(StateFolder folder)
    {
        foreach (var entry in folder.Entries)
        {
            if (entry.Kind == EntryKind.File && IsLog($"{folder.Tree.Folder}/{entry.Path}"))
            {
                Count(host.Open(entry), folder.At(entry), null, "it");
            }
        }

        if (folder.Tree.Unread is { } part && !folder.Entries.IsEmpty)
        {
            unread.Add(new Unchecked(Rule, folder.At(folder.Tree.Root), $"a log may be in a part that cannot be looked at: {Quote.Plain(part)}"));
        }
    }

    private void ReadContainers(ImmutableArray<DeployedSet> deployed)
    {
        if (host.Containers is not { } engine)
        {
            return;
        }

        foreach (var (set, gateway) in DeployedSet.Gateways(deployed))
        {
            Count(engine.Log(set.Project, gateway.Name), gateway.At, gateway.Name, $"the container log of {Quote.Value(gateway.Name)}");
        }
    }

    private void Count(TextReader? log, SourceLocation at, string? service, string what)
    {
        if (log is null)
        {
            unread.Add(new Unchecked(Rule, at, $"{what} cannot be read") { Service = service });
            return;
        }

        looked++;
        try
        {
            using (log)
            {
                found.AddRange(LogSecrets.Count(log, own).Select(secret => new LoggedSecret(at, service, secret.Kind, secret.Count)));
            }
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            unread.Add(new Unchecked(Rule, at, $"{what} could not be looked through to its end") { Service = service });
        }
    }

    private static bool IsLog(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.EndsWith(".log", StringComparison.Ordinal) || name.Contains(".log.", StringComparison.Ordinal) || path.Contains("/logs/", StringComparison.Ordinal);
    }
}
