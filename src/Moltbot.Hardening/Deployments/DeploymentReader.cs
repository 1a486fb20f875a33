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

        var loaded = plan.Sets.Select(set => (Planned: set, Compose: Load(tree, set.Request, problems))).ToArray();
        var stages = new StageJoin(tree, request, settings);
        stages.AddImages(plan.Dockerfiles);
        var marked = loaded.Select(set => (set.Planned, set.Compose, Services: Mark(set.Compose, settings, stages))).ToArray();
        stages.AddItems(plan.Dockerfiles);

        // A config is judged as the release that runs would judge it, so what runs is read before.
        var versions = new ProductVersions(tree, request.ProjectDirectory, [.. marked.SelectMany(static set => set.Services)], stages.Stages);
        var configReads = plan.Configs.Select(file => (File: file, Read: tree.Read(file.Path))).ToArray();
        var configs = configReads.Select(pair => Config(tree, pair.File, pair.Read, request, settings, versions, problems)).OfType<GatewayConfig>().ToImmutableArray();
        problems.AddRange(configs.SelectMany(static config => config.Problems));
        var sets = marked.Select(set => Join(set.Compose, set.Planned, set.Services, request, settings, configs, problems)).ToImmutableArray();

        problems.AddRange(sets.SelectMany(static set => set.Compose.Problems));
        problems.AddRange(stages.Problems);
        var envFiles = plan.EnvFiles.Select(file => tree.Read(file.Path)).ToArray();
        problems.AddRange(envFiles.Select(static read => read.Problem).OfType<Problem>());
        var reads = Reads(sets, stages.Reads, configReads.Select(static pair => pair.Read).Concat(configs.SelectMany(static config => config.Included)), envFiles);
        ImmutableArray<GradedFile> files = [.. reads.Where(static read => read.Read.Problem is null).Select(static read => new GradedFile(read.Read.File, read.Kind))];
        return new Deployment
        {
            Project = project,
            Settings = settings,
            Plan = plan,
            Sets = sets,
            Stages = stages.Stages,
            Configs = configs,
            Problems = [.. problems.Distinct()],
            NotGraded = [.. plan.NotGraded.Select(file => NotGraded(request, file.Path, file.Reason))],
            Comments = GateComments.Of(sets.SelectMany(static set => set.Compose.Inputs), stages.Reads, configs),
            HasInputs = !plan.IsEmpty,
            Inputs = [.. reads.Select(static read => Input(read.Read, read.Kind))],
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

    private static ImmutableArray<(SourceRead Read, string Kind)> Reads(
        ImmutableArray<ServiceSet> sets, IEnumerable<SourceRead> dockerfiles, IEnumerable<SourceRead> configs, IEnumerable<SourceRead> envFiles) =>
    [
        .. sets.SelectMany(static set => set.Compose.Inputs).Select(static input => (Read: input.Read, Kind: input.IsEnvironment ? "env" : "compose"))
            .Concat(dockerfiles.Select(static read => (Read: read, Kind: "dockerfile")))
            .Concat(configs.Select(static read => (Read: read, Kind: "config")))
            .Concat(envFiles.Select(static read => (Read: read, Kind: "env")))
            .DistinctBy(static input => (input.Read.File.Path, input.Kind))
            .OrderBy(static input => input.Read.File.Path, StringComparer.Ordinal),
    ];

    private static DeploymentInput Input(SourceRead read, string kind) =>
        new(read.File.Path, kind, kind == "env" || read.Sha256.Length == 0 ? null : read.Sha256);
}
