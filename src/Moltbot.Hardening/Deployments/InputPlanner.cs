using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Turns items into a plan and adds the default items (design.md, "Items"): from the project's folder only, never below.</summary>
internal sealed class InputPlanner
{
    private readonly ISourceTree tree;
    private readonly DeploymentRequest request;
    private readonly Settings settings;
    private readonly SourceLocation project;
    private readonly string folder;
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly ImmutableArray<UngradedFile>.Builder notGraded = ImmutableArray.CreateBuilder<UngradedFile>();

    private InputPlanner(ISourceTree tree, DeploymentRequest request, Settings settings, SourceLocation project)
    {
        this.tree = tree;
        this.request = request;
        this.settings = settings;
        this.project = project;
        folder = request.ProjectDirectory;
    }

    public static InputPlan Plan(ISourceTree tree, DeploymentRequest request, Settings settings, SourceLocation project) =>
        new InputPlanner(tree, request, settings, project).Plan();

    private InputPlan Plan()
    {
        IReadOnlyList<string> names = request.OutputDirectories.Contains(folder) ? [] : tree.FileNames(folder);
        var sets = Sets(names);
        var dockerfiles = Files("MoltbotDockerfile", names, InputNames.IsDockerfile);
        var configs = Files("MoltbotConfig", names, ConfigFileName.IsDefault);
        var envFiles = Files("MoltbotEnvFile", names, InputNames.IsEnvFile, isGraded: false);
        CheckNames(sets);
        return new InputPlan
        {
            Sets = sets,
            Dockerfiles = dockerfiles,
            Configs = configs,
            EnvFiles = envFiles,
            NotGraded = notGraded.ToImmutable(),
            Problems = problems.ToImmutable(),
        };
    }

    private ImmutableArray<PlannedSet> Sets(IReadOnlyList<string> names)
    {
        var sets = ImmutableArray.CreateBuilder<PlannedSet>();
        foreach (var item in Items("MoltbotCompose"))
        {
            sets.Add(new PlannedSet(Located(Request(item)), item));
        }

        var named = sets.SelectMany(static set => set.Request.Files).ToHashSet(StringComparer.Ordinal);
        var defaults = DefaultComposeSets.Find(tree, folder, names);
        foreach (var set in defaults.Sets)
        {
            // A base that an item names is graded as that item says, and what compose would add to it by itself is then left out.
            var rest = set.Where(file => !named.Contains(file)).ToImmutableArray();
            if (settings.DefaultItems && rest.Length == set.Length)
            {
                sets.Add(new PlannedSet(DefaultRequest(set) with { EnvFiles = defaults.EnvFilesOf(set) }, null));
            }
            else
            {
                notGraded.AddRange(rest.Where(file => !named.Contains(file)).Select(static file => new UngradedFile(file, "no MoltbotCompose item names it")));
            }
        }

        notGraded.AddRange(defaults.NotPicked.Where(entry => !named.Contains(entry.Path)));
        return sets.ToImmutable();
    }

    private ComposeRequest Request(InputItem item)
    {
        var baseFile = Absolute(item.Include);
        return new ComposeRequest
        {
            Name = SetName(item["Name"], baseFile),
            Files = [baseFile, .. item.List("Overrides").Select(Absolute)],
            ProjectDirectory = Path.GetDirectoryName(baseFile) ?? folder,
            Root = settings.Root,
            EnvFiles = item["EnvFile"] is null ? null : [.. item.List("EnvFile").Select(Absolute)],
            Environment = Variables(item, "Environment"),
        };
    }

    /// <summary>An item that names a folder means what docker compose would pick there, or in the nearest folder above it that has a base.</summary>
    private ComposeRequest Located(ComposeRequest item) => tree.DirectoryExists(item.Files[0])
        && ComposeFiles.Nearest(tree, item.Files[0], settings.Root) is { Files: [var first, ..] files, EnvFiles: var envFiles }
            ? item with { Files = [.. files, .. item.Files[1..]], ProjectDirectory = Path.GetDirectoryName(first) ?? folder, EnvFiles = item.EnvFiles ?? envFiles }
            : item;

    private ComposeRequest DefaultRequest(ImmutableArray<string> files) => new()
    {
        // A set of its own and a base keep the base's name; a further file over the base is known by its own.
        Name = SetName(null, files.Length == 2 && !DefaultComposeSets.IsStandardOverride(files[1]) ? files[1] : files[0]),
        Files = files,
        ProjectDirectory = Path.GetDirectoryName(files[0]) ?? folder,
        Root = settings.Root,
    };

    private ImmutableDictionary<string, string> Variables(InputItem item, string metadata)
    {
        var variables = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var pair in item.List(metadata))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                variables[pair[..equals]] = pair[(equals + 1)..];
            }
            else
            {
                Wrong($"{item.Type} {Quote.Value(item.Include)}: {metadata} holds an entry without a name and '='; write NAME=value, entries parted by ';'");
            }
        }

        return variables.ToImmutable();
    }

    private string SetName(string? written, string file)
    {
        var name = written ?? Path.ChangeExtension(SourcePath.Relative(folder, file), null);
        var parts = name.Split('/');
        if (written is not null && (Path.IsPathRooted(name) || parts.Contains("..") || parts.Contains("") || name.Contains('\\', StringComparison.Ordinal)))
        {
            Wrong($"the Name {Quote.Value(name)} of a MoltbotCompose item would lead out of the report's folder; write a name without '..' and without a root");
            return Path.GetFileNameWithoutExtension(file);
        }

        // A set outside the project's folder is named by its path without the way up.
        return string.Join('/', parts.Where(static part => part is not ("..")));
    }

    private void CheckNames(ImmutableArray<PlannedSet> sets)
    {
        foreach (var clash in sets.GroupBy(static set => set.Request.Name.Replace("/", "__", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Count() > 1))
        {
            Wrong($"{clash.Count()} compose sets are named {Quote.Value(clash.First().Request.Name)}, so their reports would overwrite each other; "
                + "give each MoltbotCompose item a Name of its own");
        }
    }

    private ImmutableArray<PlannedFile> Files(string type, IReadOnlyList<string> names, Func<string, bool> isOfKind, bool isGraded = true)
    {
        var files = Items(type).Select(item => new PlannedFile(Absolute(item.Include), item)).ToList();
        var named = files.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in names.Where(isOfKind).Select(name => Path.Combine(folder, name)).Where(path => !named.Contains(path)))
        {
            if (settings.DefaultItems)
            {
                files.Add(new PlannedFile(path, null));
            }
            else if (isGraded)
            {
                notGraded.Add(new UngradedFile(path, $"no {type} item names it"));
            }
        }

        return [.. files];
    }

    private IEnumerable<InputItem> Items(string type) => request.Items.Where(item => item.Type == type);

    private string Absolute(string path) => SourcePath.Absolute(folder, path.Replace('\\', Path.DirectorySeparatorChar));

    private void Wrong(string message) => problems.Add(new Problem(ProblemKind.InvalidSetting, project, message));
}
