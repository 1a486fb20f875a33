using Moltbot.Hardening.Compose.Finishing;
using Moltbot.Hardening.Compose.Merging;
using Moltbot.Hardening.Compose.Reading;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.References;

/// <summary>Lays each service that <c>extends</c> another over that one, inside one layer.</summary>
/// <remarks>compose-spec 05-services.md, "extends". Since it acts inside a layer, a later file that changes the base does not reach the extending service (measured).</remarks>
internal sealed class Extensions
{
    private readonly LoadSession session;
    private readonly Project project;
    private readonly Layer layer;
    private readonly Dictionary<string, ComposeMapping> resolved = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    private Extensions(LoadSession session, Project project, Layer layer) => (this.session, this.project, this.layer) = (session, project, layer);

    public static ComposeMapping Apply(LoadSession session, Project project, Layer layer)
    {
        if (layer.Root.Find("services") is { Value.IsNull: true } empty)
        {
            session.Refuse(ModelPath.Of("services"), empty.KeyOrigin, "'services' is empty, which docker compose refuses; write services below it, or remove it");
        }

        if (layer.Root["services"] is not ComposeMapping services || !services.Entries.Any(static entry => entry.Value is ComposeMapping service && service["extends"] is not null))
        {
            return layer.Root;
        }

        var extensions = new Extensions(session, project, layer);
        return layer.Root.Set("services", services.Map(entry => entry.Value is ComposeMapping service && (project.Extended ?? entry.Key) == entry.Key ? extensions.Resolve(entry.Key, service, services) : entry.Value));
    }

    private ComposeMapping Resolve(string name, ComposeMapping service, ComposeMapping services)
    {
        if (resolved.TryGetValue(name, out var done))
        {
            return done;
        }

        var result = service;
        if (service["extends"] is { } extends)
        {
            result = Extend(name, service, extends, services);
        }

        resolved[name] = result;
        return result;
    }

    private ComposeMapping Extend(string name, ComposeMapping service, ComposeNode extends, ComposeMapping services)
    {
        var path = ModelPath.Of("services", name);
        var own = service.Remove("extends");
        var reference = extends as ComposeScalar ?? (extends as ComposeMapping)?["service"] as ComposeScalar;
        if (reference is not { Value: string })
        {
            session.Refuse(path.Next("extends"), extends.Origin, "'extends' names no service; write 'extends: {service: name}'");
            return own;
        }

        if (!open.Add(name))
        {
            session.Refuse(path.Next("extends"), extends.Origin, $"service '{Quote.Plain(name)}' extends itself, over one service or several; remove one 'extends'");
            return own;
        }

        var found = (extends as ComposeMapping)?["file"] is ComposeScalar file && file.Value is string
            ? FromFile(reference, file, path.Next("extends"))
            : FromHere(reference, services, path.Next("extends"));
        open.Remove(name);
        return found is null ? own : Join(found, own, extends, path);
    }

    private ComposeMapping Join(ComposeMapping found, ComposeMapping own, ComposeNode extends, ModelPath path)
    {
        var inherited = new RouteStep(new Related(extends.Origin.At, "inherited by this 'extends'")).On(found);

        // A tag in the extending service acts on what it inherits too.
        var cleared = Clearing.Apply(
            session,
            new ComposeMapping(own.Origin, [new ComposeEntry("services", own.Origin, new ComposeMapping(own.Origin, [new ComposeEntry(path.Segments[1], own.Origin, inherited)]))]),
            layer);
        var kept = (cleared["services"] as ComposeMapping)?[path.Segments[1]] as ComposeMapping ?? new ComposeMapping(own.Origin, []);
        return Merger.Join(session, kept, own, path);
    }

    private ComposeMapping? FromHere(ComposeScalar reference, ComposeMapping services, ModelPath path)
    {
        if (services[reference.Text] is ComposeMapping found)
        {
            return Resolve(reference.Text, found, services);
        }

        session.Refuse(path, reference.Origin, $"the service {Quote.Value(reference.Text)} to extend is not in this file; write the name of one that is, or name its file by 'file'");
        return null;
    }

    private ComposeMapping? FromFile(ComposeScalar reference, ComposeScalar file, ModelPath path)
    {
        if (Reference.Open(session, file, project.Directory, path) is not { } read)
        {
            return null;
        }

        var key = read.File.FullPath + "\n" + reference.Text;
        if (project.Open.Contains(key, StringComparer.Ordinal) || (ReferenceEquals(read.File, layer.File) && open.Contains(reference.Text)))
        {
            session.Refuse(path, reference.Origin, $"the service {Quote.Value(reference.Text)} extends itself over several files; remove one 'extends'");
            return null;
        }

        var directory = Path.GetDirectoryName(read.File.FullPath) ?? project.Directory;
        var there = project with { Directory = directory, Files = [read.File.FullPath], Open = project.Open.Add(key), Extended = reference.Text };
        var model = ComposeLoader.AddFile(session, there, ComposeLoader.Empty(session, there), read);
        if ((model["services"] as ComposeMapping)?[reference.Text] is ComposeMapping found)
        {
            return (RelativePaths.Resolve(session, new ComposeMapping(found.Origin, [new ComposeEntry("services", found.Origin, new ComposeMapping(found.Origin, [new ComposeEntry(reference.Text, found.Origin, found)]))]), directory)["services"] as ComposeMapping)?[reference.Text] as ComposeMapping;
        }

        session.Refuse(path, reference.Origin, $"the service {Quote.Value(reference.Text)} to extend is not in {Quote.Value(file.Text)}; write the name of one that is");
        return null;
    }
}
