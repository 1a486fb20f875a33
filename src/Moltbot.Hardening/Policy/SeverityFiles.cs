using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>The .editorconfig and .globalconfig files that speak of our rules, each read once.</summary>
/// <remarks>
/// No file above the root counts, though EditorConfig knows no such end: a folder above is not the repository's, and whoever may write there could lower the gate.
/// Keys of different files are joined before a rule's own key is preferred to its room's, as analyzers do it.
/// </remarks>
internal sealed class SeverityFiles
{
    private readonly ISourceTree tree;
    private readonly string root;
    private readonly SeverityFileReader reader;
    private readonly Dictionary<string, ImmutableArray<SeverityFile>> chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, SeveritySetting>> joined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeveritySetting> global = new(StringComparer.Ordinal);
    private readonly ImmutableArray<SeverityFile> globalFiles;
    private readonly List<Problem> conflicts = [];

    /// <param name="tree">The one way to the files.</param>
    /// <param name="root">The folder that no reference may leave, links followed.</param>
    /// <param name="projectDirectory">Where the search for .globalconfig begins.</param>
    /// <param name="reader">Reads a file.</param>
    public SeverityFiles(ISourceTree tree, string root, string projectDirectory, SeverityFileReader reader)
    {
        this.tree = tree;
        this.root = root;
        this.reader = reader;
        globalFiles = [.. Upwards(tree.RealPath(projectDirectory), SeverityFileReader.GlobalConfigName).OrderBy(static file => file.Level)];
        JoinGlobal();
    }

    /// <summary>What the files say that were read so far, by path and line; those that say something of our rules.</summary>
    public IEnumerable<SeverityFile> Read
    {
        get
        {
            var speaking = new Dictionary<string, SeverityFile>(StringComparer.Ordinal);
            Add(globalFiles);
            foreach (var chain in chains.Values)
            {
                Add(chain);
            }

            return speaking.Values.OrderBy(static file => file.Read.File.Path, StringComparer.Ordinal);

            void Add(ImmutableArray<SeverityFile> files)
            {
                foreach (var file in files)
                {
                    if (!file.Settings.IsEmpty || !file.Problems.IsEmpty)
                    {
                        speaking.TryAdd(file.Read.File.FullPath, file);
                    }
                }
            }
        }
    }

    /// <summary>The lines of .editorconfig files, each for the files of its section.</summary>
    public IEnumerable<SeveritySetting> InSections => Read.SelectMany(static file => file.Settings).Where(static setting => setting.Entry.Section is not null);

    public ImmutableArray<Problem> Problems => [.. Read.SelectMany(static file => file.Problems), .. conflicts];

    /// <summary>Reads what holds in a folder, so that what is wrong there is known before anything is judged.</summary>
    public void Open(string folder) => Chain(tree.RealPath(folder));

    /// <summary>What a .globalconfig says of a rule, for every file.</summary>
    public SeveritySetting? Everywhere(RuleDescriptor rule) => Find(global, rule);

    /// <summary>What holds for a rule in a file: its own key before its room's.</summary>
    public SeveritySetting? For(RuleDescriptor rule, SourceFile file)
    {
        if (!joined.TryGetValue(file.FullPath, out var settings))
        {
            joined[file.FullPath] = settings = Join(file.FullPath);
        }

        return Find(settings, rule);
    }

    private static SeveritySetting? Find(Dictionary<string, SeveritySetting> settings, RuleDescriptor rule) =>
        settings.GetValueOrDefault(rule.Id) ?? settings.GetValueOrDefault(Rooms.Words[rule.Room]);

    private Dictionary<string, SeveritySetting> Join(string fullPath)
    {
        var settings = new Dictionary<string, SeveritySetting>(global, StringComparer.Ordinal);
        var folder = tree.RealPath(Path.GetDirectoryName(fullPath) ?? fullPath);
        var path = Path.Combine(folder, Path.GetFileName(fullPath));
        foreach (var setting in Chain(folder).SelectMany(file => file.For(path)))
        {
            settings[setting.Key] = setting;
        }

        return settings;
    }

    /// <summary>The .editorconfig files of a folder, the nearest last.</summary>
    private ImmutableArray<SeverityFile> Chain(string folder)
    {
        if (!chains.TryGetValue(folder, out var chain))
        {
            chains[folder] = chain = Upwards(folder, SeverityFileReader.EditorConfigName);
        }

        return chain;
    }

    private ImmutableArray<SeverityFile> Upwards(string folder, string name)
    {
        var found = new List<SeverityFile>();
        for (var here = folder; here is not null && SourcePath.IsInside(root, here); here = Path.GetDirectoryName(here))
        {
            var path = Path.Combine(here, name);
            if (!tree.FileExists(path) && !tree.DirectoryExists(path))
            {
                continue;
            }

            found.Add(Known(path) ?? reader.Read(tree.Read(path), here));
            if (found[^1].IsRoot && name == SeverityFileReader.EditorConfigName)
            {
                break;
            }
        }

        found.Reverse();
        return [.. found];
    }

    private SeverityFile? Known(string path)
    {
        foreach (var chain in chains.Values)
        {
            foreach (var file in chain)
            {
                if (file.Read.File.FullPath == path)
                {
                    return file;
                }
            }
        }

        return null;
    }

    /// <summary>The highest level wins. Two files of one level that differ say nothing, as Roslyn has it, and here that is told.</summary>
    private void JoinGlobal()
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in globalFiles)
        {
            foreach (var setting in file.Settings)
            {
                if (global.TryGetValue(setting.Key, out var other) && other.Entry.At.File != setting.Entry.At.File
                    && levels[setting.Key] == file.Level && other.Severity != setting.Severity)
                {
                    conflicts.Add(new Problem(
                        ProblemKind.InvalidSetting,
                        setting.Entry.At,
                        $"{setting.Key} has another severity in '{other.Origin}', and both files have the global_level {file.Level}; remove one of the lines, or give a file another global_level")
                    {
                        Related = [new Related(other.Entry.At, "the other line")],
                    });
                    continue;
                }

                global[setting.Key] = setting;
                levels[setting.Key] = file.Level;
            }
        }

        foreach (var conflict in conflicts)
        {
            foreach (var key in global.Where(pair => pair.Value.Entry.At == conflict.Related[0].At).Select(static pair => pair.Key).ToArray())
            {
                global.Remove(key);
            }
        }
    }
}
