using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Reads a project's inputs and joins them: settings → plan → models → services ↔ stages ↔ configs.</summary>
internal static class DeploymentReader
{
    public static Deployment Read(ISourceTree tree, DeploymentRequest request)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(request);
        var project = request.Project;
        var (settings, wrongSettings) = SettingsReader.Read(tree, request, project);
        var problems = wrongSettings.ToList();
        if (!settings.Enabled)
        {
            // Nothing is read, and the report says so.
            return new Deployment { Project = project, Settings = settings, Problems = [.. problems], HasInputs = true };
        }

        var plan = InputPlanner.Plan(tree, request, settings, project);
        problems.AddRange(plan.Problems);

        // Dockerfiles before the first YAML: in a new process its parser is being made ready meanwhile (Rehearsal).
        var stages = new StageJoin(tree, request, settings);
        stages.ReadAhead(plan.Dockerfiles);
        ComposeSet[] loaded = [.. plan.Sets.Select(set => Load(tree, set.Request, problems))];
        stages.AddImages(plan.Dockerfiles);
        MarkedSet[] marked = [.. loaded.Select((set, index) => new MarkedSet(plan.Sets[index], set, Mark(set, settings, stages)))];
        stages.AddItems(plan.Dockerfiles);

        // A config is judged as the release that runs would judge it, so what runs is read before.
        var versions = new ProductVersions(tree, request.ProjectDirectory, [.. marked.SelectMany(static set => set.Services)], stages.Stages);
        SourceRead[] configReads = [.. plan.Configs.Select(file => tree.Read(file.Path))];
        ImmutableArray<GatewayConfig> configs = [.. configReads.Select((read, index) => Config(tree, plan.Configs[index], read, request, settings, versions, problems)).OfType<GatewayConfig>()];
        problems.AddRange(configs.SelectMany(static config => config.Problems));
        var sets = marked.Select(set => Join(set.Compose, set.Planned, set.Services, request, settings, configs, problems)).ToImmutableArray();
        var contexts = BuildContexts.Read(tree, request, settings, sets, stages.Stages);

        problems.AddRange(sets.SelectMany(static set => set.Compose.Problems));
        problems.AddRange(stages.Problems);
        problems.AddRange(contexts.SelectMany(static context => context.IgnoreFile?.Problem is { } problem ? [problem] : context.Ignore?.Problems ?? []));
        var envFiles = plan.EnvFiles.Select(file => tree.Read(file.Path)).ToArray();
        problems.AddRange(envFiles.Select(static read => read.Problem).OfType<Problem>());
        var reads = Reads(sets, stages.Reads, configReads.Concat(configs.SelectMany(static config => config.Included)), envFiles);
        ImmutableArray<GradedFile> files = [.. reads.Where(static read => read.Read.Problem is null).Select(static read => new GradedFile(read.Read.File, read.Kind))];
        return new Deployment
        {
            Project = project,
            Settings = settings,
            Plan = plan,
            Sets = sets,
            Stages = stages.Stages,
            BuildContexts = contexts,
            Configs = configs,
            Problems = [.. problems.Distinct()],
            NotGraded = [.. plan.NotGraded.Select(file => NotGraded(request, file.Path, file.Reason))],
            Comments = GateComments.Of(sets.SelectMany(static set => set.Compose.Inputs), stages.Files, configs),
            HasInputs = !plan.IsEmpty,
            Inputs = [.. reads.Select(static read => Input(read.Read, read.Kind)).Concat(Ignored(contexts)).OrderBy(static input => input.Path, StringComparer.Ordinal)],
            Files = files,
            Beside = FilesBeside.Read(tree, request, files),
            SecretFiles = SecretFileSearch.Find(tree, request, sets, files),
        };
    }

    private static ComposeSet Load(ISourceTree tree, ComposeRequest request, List<Problem> problems)
    {
        var first = new SourceFile(SourcePath.Relative(request.ProjectDirectory, request.Files[0]), request.Files[0], "");
        return Guarded.Read(first, _ => ComposeLoader.Load(tree, request), problems)
            ?? new ComposeSet { Name = request.Name, Files = [first], Model = new ComposeMapping(new Origin(first.Start), []) };
    }

    private static GatewayConfig? Config(
        ISourceTree tree, PlannedFile file, SourceRead read, DeploymentRequest request, Settings settings, ProductVersions versions, List<Problem> problems)
    {
        var product = ItemProduct.Of(file.Item, problems, request) ?? ConfigFileName.ProductOf(Path.GetFileName(file.Path)) ?? settings.Product;
        var includes = new IncludeScope(tree, settings.Root);
        var version = file.Item?["ProductVersion"] ?? settings.ProductVersion ?? versions.Of(product ?? Product.Moltbot);
        return Guarded.Read(read.File, _ => GatewayConfigReader.Read(read, product, version, includes), problems);
    }

    private static ImmutableArray<Service> Mark(ComposeSet compose, Settings settings, StageJoin stages) => GatewayIdentity.Mark(
        [.. NetworkJoin.Of(ServiceReader.Read(compose), compose.Model).Select(service => ServiceJoin.WithStage(service, stages))],
        settings.GatewayPort);

    private static ServiceSet Join(
        ComposeSet compose, PlannedSet planned, ImmutableArray<Service> services, DeploymentRequest request, Settings settings, ImmutableArray<GatewayConfig> configs, List<Problem> problems)
    {
        var product = ItemProduct.Of(planned.Item, problems, request) ?? settings.Product;
        return new ServiceSet
        {
            Compose = compose,
            Request = planned.Request,
            Services = [.. services.Select(service => ServiceJoin.Join(service, product, request, configs))],
        };
    }

    private static Related NotGraded(DeploymentRequest request, string path, string reason) =>
        new(new SourceFile(SourcePath.Relative(request.ProjectDirectory, path), path, "").Start, reason);

    private static ImmutableArray<InputRead> Reads(
        ImmutableArray<ServiceSet> sets, IEnumerable<SourceRead> dockerfiles, IEnumerable<SourceRead> configs, IEnumerable<SourceRead> envFiles) =>
    [
        .. sets.SelectMany(static set => set.Compose.Inputs).Select(static input => new InputRead(input.Read, input.IsEnvironment ? "env" : "compose"))
            .Concat(dockerfiles.Select(static read => new InputRead(read, "dockerfile")))
            .Concat(configs.Select(static read => new InputRead(read, "config")))
            .Concat(envFiles.Select(static read => new InputRead(read, "env")))
            .DistinctBy(static input => $"{input.Kind}:{input.Read.File.Path}", StringComparer.Ordinal)
            .OrderBy(static input => input.Read.File.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<DeploymentInput> Ignored(ImmutableArray<BuildContext> contexts) =>
        contexts.Select(static context => context.IgnoreFile).OfType<SourceRead>().Select(static read => Input(read, "ignore")).DistinctBy(static input => input.Path);

    private static DeploymentInput Input(SourceRead read, string kind) =>
        new(read.File.Path, kind, kind == "env" || read.Sha256.Length == 0 ? null : read.Sha256);

    /// <summary>A set whose services say which of them is the gateway.</summary>
    private sealed record MarkedSet(PlannedSet Planned, ComposeSet Compose, ImmutableArray<Service> Services);

    /// <summary>A file that was read, and what it is.</summary>
    private sealed record InputRead(SourceRead Read, string Kind);
}
