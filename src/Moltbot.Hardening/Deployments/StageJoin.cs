using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Joins services and items with the Dockerfile stages that they build; each stage once.</summary>
internal sealed class StageJoin(ISourceTree tree, DeploymentRequest request, Settings settings)
{
    private readonly Dictionary<string, SourceRead> reads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dockerfile> dockerfiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BuiltStage> stages = new(StringComparer.Ordinal);
    private readonly List<BuiltImage> images = [];

    /// <summary>What could not be read, built or found.</summary>
    public List<Problem> Problems { get; } = [];

    public ImmutableArray<BuiltStage> Stages => [.. stages.Values];

    /// <summary>The Dockerfiles that were read.</summary>
    public IEnumerable<SourceRead> Reads => reads.Values;

    /// <summary>The same, and those that stand in a compose file.</summary>
    public IEnumerable<SourceFile> Files => reads.Values.Select(static read => read.File).Concat(stages.Values.Select(static stage => stage.Dockerfile.File));

    /// <summary>Reads what one of the other steps will ask for.</summary>
    public void ReadAhead(IEnumerable<PlannedFile> planned)
    {
        foreach (var file in planned)
        {
            Read(file.Path);
        }
    }

    /// <summary>The items that name an image, before the services that run it are joined.</summary>
    public void AddImages(IEnumerable<PlannedFile> planned)
    {
        foreach (var file in planned.Where(static file => file.Item?["Image"] is not null))
        {
            if (Add(file) is { } stage)
            {
                images.Add(new BuiltImage(Normalize(file.Item?["Image"] ?? ""), stage));
            }
        }
    }

    /// <summary>The items; a default item only where no service builds its file, since then the services say which stage.</summary>
    public void AddItems(IEnumerable<PlannedFile> planned)
    {
        var built = stages.Values.Select(static stage => stage.Dockerfile.File.FullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var file in planned.Where(file => file.Item is not null || !built.Contains(file.Path)))
        {
            Add(file);
        }
    }

    /// <summary>The stage that a service runs, or null where none of the project's Dockerfiles is behind it.</summary>
    public BuiltStage? StageOf(Service service)
    {
        if (service.Model["build"] is ComposeMapping build)
        {
            return Build(service, build);
        }

        var image = Normalize(service.Image ?? "");
        return images.Find(built => built.Image == image)?.Stage;
    }

    private BuiltStage? Build(Service service, ComposeMapping build)
    {
        var stageRequest = new StageRequest
        {
            Target = build["target"] is ComposeScalar { Text: { Length: > 0 } target } ? target : null,
            BuildArgs = Arguments(build["args"] as ComposeMapping),
        };
        if (build["dockerfile_inline"] is ComposeScalar inline)
        {
            var folder = Path.GetDirectoryName(inline.Origin.At.File.FullPath) ?? "";
            var file = new SourceFile(inline.Origin.At.File.Path, Path.Combine(folder, $"{service.Name}.Dockerfile"), inline.Text)
            {
                Passage = Passage.Of(inline.Origin.At, inline.Text),
            };
            return Add(Read(file), stageRequest, file.FullPath);
        }

        return BuildFileLocator.Find(tree, settings.Root, service, build) switch
        {
            { Problem: { } problem } => Refuse(problem),
            { Path: { } path } => Add(Read(path), stageRequest, path),
            _ => null,
        };
    }

    private BuiltStage? Refuse(Problem problem)
    {
        Problems.Add(problem);
        return null;
    }

    private BuiltStage? Add(PlannedFile file)
    {
        var arguments = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var pair in (file.Item?.List("BuildArgs") ?? []).Select(static pair => pair.Split('=', 2)))
        {
            arguments[pair[0]] = pair.Length > 1 ? pair[1] : null;
        }

        // "BuildTarget", since MSBuild keeps the word Target for itself (MSB4066, MSB4118).
        return Add(Read(file.Path), new StageRequest { Target = file.Item?["BuildTarget"], BuildArgs = arguments.ToImmutable() }, file.Path);
    }

    private BuiltStage? Add(Dockerfile? dockerfile, StageRequest stageRequest, string path)
    {
        if (dockerfile is null)
        {
            return null;
        }

        var arguments = stageRequest.BuildArgs.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}={stageRequest.BuildArgs[name]}");
        var key = string.Join('\0', [path, stageRequest.Target ?? "", .. arguments]);
        if (stages.TryGetValue(key, out var known))
        {
            return known;
        }

        var resolved = StageResolver.Resolve(dockerfile, stageRequest);
        Problems.AddRange(resolved?.Problems ?? []);
        var stage = new BuiltStage(dockerfile, stageRequest.Target, resolved is { Chain.IsEmpty: false } ? resolved : null)
        {
            BaseImageUser = resolved?.BaseImage is { } image ? BaseImageUser(image) : null,
        };
        stages.Add(key, stage);
        return stage;
    }

    private string? BaseImageUser(string image) => BaseImageUsers.Lookup(request, image);

    private Dockerfile? Read(string path)
    {
        if (dockerfiles.TryGetValue(path, out var known))
        {
            return known;
        }

        if (!reads.TryGetValue(path, out var read))
        {
            reads[path] = read = tree.Read(path);
            if (read.Problem is { } problem)
            {
                Problems.Add(problem);
            }
        }

        return read.Problem is null ? dockerfiles[path] = Read(read.File) : null;
    }

    private Dockerfile Read(SourceFile file)
    {
        var dockerfile = Guarded.Read(file, static file => DockerfileReader.Read(file), Problems) ?? new Dockerfile(file, [], [], []);
        Problems.AddRange(dockerfile.Problems);
        return dockerfile;
    }

    private static ImmutableDictionary<string, string?> Arguments(ComposeMapping? arguments)
    {
        var values = ImmutableDictionary<string, string?>.Empty;
        foreach (var entry in arguments?.Entries ?? [])
        {
            values = values.Add(entry.Key, entry.Value is ComposeScalar { Value: not null, IsHole: false } value ? value.Text : null);
        }

        return values;
    }

    private static string Normalize(string image) => image.EndsWith(":latest", StringComparison.Ordinal) ? image[..^":latest".Length] : image;

    /// <summary>An image that an item names, and the stage that it is made of.</summary>
    private sealed record BuiltImage(string Image, BuiltStage Stage);
}
