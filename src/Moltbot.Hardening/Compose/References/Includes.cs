using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.References;

/// <summary>Loads what a file includes, each entry as a project of its own, and puts its resources beside the file's.</summary>
/// <remarks>compose-spec 14-include.md. A name that both define is refused (2.40.3, measured); the including file's stays.</remarks>
internal static class Includes
{
    private static readonly string[] Kinds = ["services", "volumes", "networks", "secrets", "configs", "models"];

    public static ComposeMapping Apply(LoadSession session, Project project, ComposeMapping root, SourceFile file)
    {
        if (root["include"] is not { } include)
        {
            return root;
        }

        var merged = root.Remove("include");
        if (include is not ComposeSequence entries)
        {
            if (!include.IsNull)
            {
                session.Refuse(ModelPath.Of("include"), include.Origin, "'include' is a list of files; write '- path'");
            }

            return merged;
        }

        foreach (var entry in entries.Items)
        {
            merged = Load(session, project with { Open = project.Open.Add(file.FullPath) }, entry) is { } included ? Import(session, merged, included, entry) : merged;
        }

        return merged;
    }

    private static ComposeMapping? Load(LoadSession session, Project project, ComposeNode entry)
    {
        var at = ModelPath.Of("include");
        var paths = Strings(entry is ComposeMapping long1 ? long1["path"] : entry);
        var files = paths.Select(path => Reference.Open(session, path, project.Directory, at)).OfType<SourceRead>().Select(static read => read.File.FullPath).ToImmutableArray();
        if (files.IsEmpty || files.Length < paths.Length)
        {
            // An entry that names no file includes nothing (measured).
            return null;
        }

        if (files.FirstOrDefault(file => project.Open.Contains(file, StringComparer.Ordinal)) is not null)
        {
            session.Refuse(at, entry.Origin, "this file includes itself, over one file or several; remove one of the 'include' entries");
            return null;
        }

        var directory = (entry as ComposeMapping)?.Text("project_directory") is { Length: > 0 } own
            ? Folder(session, project.Directory, own)
            : Path.GetDirectoryName(files[0]) ?? project.Directory;
        var variables = ProjectScope.Add(session, project.Variables, EnvFiles(session, project, entry, directory));
        return ComposeLoader.LoadProject(session, new Project(files, directory, variables, project.Open));
    }

    /// <summary>The folder of a written path; where a relative one leads to none, the one around it (measured).</summary>
    private static string Folder(LoadSession session, string from, string written)
    {
        var path = SourcePath.Absolute(from, written);
        return Path.IsPathRooted(written) || session.Tree.DirectoryExists(path) ? path : Path.GetDirectoryName(path) ?? path;
    }

    private static ImmutableArray<string> EnvFiles(LoadSession session, Project project, ComposeNode entry, string directory)
    {
        if ((entry as ComposeMapping)?["env_file"] is { IsNull: false } written)
        {
            return [.. Strings(written).Where(static path => path.Text != "/dev/null").Select(path => Reference.Open(session, path, project.Directory, ModelPath.Of("include"))).OfType<SourceRead>().Select(static read => read.File.FullPath)];
        }

        var beside = SourcePath.Absolute(directory, ".env");
        return session.Tree.FileExists(beside) && session.IsInsideRoot(beside) ? [beside] : [];
    }

    private static ComposeMapping Import(LoadSession session, ComposeMapping root, ComposeMapping included, ComposeNode entry)
    {
        var step = new Related(entry.Origin.At, "included here");
        foreach (var kind in Kinds)
        {
            if (included[kind] is not ComposeMapping resources)
            {
                continue;
            }

            var own = root[kind] as ComposeMapping ?? new ComposeMapping(resources.Origin, []);
            foreach (var resource in new RouteStep(step).On(resources).Entries)
            {
                if (own.Find(resource.Key) is { } clash)
                {
                    Refuse(session, kind, resource, clash);
                }
                else
                {
                    own = own.Set(resource);
                }
            }

            root = root.Set(kind, own);
        }

        return root;
    }

    private static void Refuse(LoadSession session, string kind, ComposeEntry included, ComposeEntry own)
    {
        if (!EffectiveJson.AreSame(included.Value, own.Value))
        {
            session.Refuse(ModelPath.Of(kind, own.Key), own.KeyOrigin.By([new Related(included.KeyOrigin.At, "the included one is here")]),
                $"'{kind}.{Quote.Plain(own.Key)}' stands in this file and in an included one, which docker compose refuses; rename one, or change it in a later -f file");
        }
    }

    private static ImmutableArray<ComposeScalar> Strings(ComposeNode? node) => node switch
    {
        ComposeScalar { Value: string } one => [one],
        ComposeSequence list => [.. list.Items.OfType<ComposeScalar>().Where(static item => item.Value is string)],
        _ => [],
    };
}
