using System.Collections.Immutable;
using Moltbot.Hardening.Compose.Checks;
using Moltbot.Hardening.Compose.Finishing;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Compose.LongForms;
using Moltbot.Hardening.Compose.Merging;
using Moltbot.Hardening.Compose.Reading;
using Moltbot.Hardening.Compose.References;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>Files to the effective model, in the order of docker compose 2.40.3. Each phase is one line here and one type elsewhere.</summary>
internal static class ComposeLoader
{
    public static ComposeSet Load(ISourceTree tree, ComposeRequest request)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(request);
        var session = new LoadSession(tree, request);
        var scope = ProjectScope.Read(session);
        var (name, variables) = ProjectName.Find(session, scope);
        var model = LoadProject(session, new Project(request.Files, request.ProjectDirectory, variables, []));
        if (model.Entries.IsEmpty && session.Problems.Count == 0)
        {
            // "empty compose file": said of all files together, an override may be empty (measured with 2.40.3).
            session.Report(new Problem(ProblemKind.Refused, model.Origin.At, "the compose file is empty, so docker compose refuses it; write 'services:' and the services below it, or remove the file"));
        }

        model = Normalisation.Apply(model, name);
        model = ServiceEnvironment.Resolve(session, model, variables);
        model = ServiceLabels.Resolve(session, model, variables);
        model = Consistency.Check(session, model);
        model = Typing.Apply(session, model);
        model = UsedResources.Keep(model);
        return Finish(session, model);
    }

    /// <summary>The merged model of a project, its paths absolute. An included project goes this way too.</summary>
    internal static ComposeMapping LoadProject(LoadSession session, Project project)
    {
        var model = Empty(session, project);
        foreach (var file in project.Files)
        {
            model = AddFile(session, project, model, session.Read(file));
        }

        model = Defaults.Set(model);
        model = Validation.Check(session, model);
        model = RelativePaths.Resolve(session, model, project.Directory);
        return model;
    }

    /// <summary>One file laid over what is merged so far. A file that <c>extends</c> names goes this way too, over nothing.</summary>
    internal static ComposeMapping AddFile(LoadSession session, Project project, ComposeMapping model, SourceRead file)
    {
        if (LayerReader.Open(session, file) is { } tape)
        {
            foreach (var root in tape.Roots)
            {
                model = LayerReader.Read(session, tape, root) is { } layer ? AddLayer(session, project, model, layer) : model;
            }
        }

        return model;
    }

    private static ComposeMapping AddLayer(LoadSession session, Project project, ComposeMapping model, Layer layer)
    {
        var root = Interpolator.Apply(session, layer.Root, project.Variables);
        model = Clearing.Apply(session, model, layer);
        root = Extensions.Apply(session, project, layer with { Root = root });
        root = project.Extended is null ? Includes.Apply(session, project, root, layer.File) : root;
        model = Merger.Join(session, model, root);
        model = UniqueKeys.Enforce(session, model);
        model = project.Extended is null ? Schema.Check(session, model) : model;
        model = LongForm.Apply(session, model);
        return UniqueKeys.Enforce(session, model);
    }

    /// <summary>A model without anything in it, placed at the start of the first file.</summary>
    internal static ComposeMapping Empty(LoadSession session, Project project)
    {
        var file = project.Files.IsEmpty ? new SourceFile("", project.Directory, "") : session.Read(project.Files[0]).File;
        return new ComposeMapping(new Origin(file.Start), []);
    }

    private static ComposeSet Finish(LoadSession session, ComposeMapping model)
    {
        ImmutableArray<SourceFile> files = [.. session.Request.Files.Select(path => session.Read(path).File)];
        var first = session.Problems.Find(static problem => problem.Severity is null or Severity.Error);
        var set = session.Finish(model, files) with { EnvFiles = ProjectScope.EnvFiles(session), Replaced = ReplacedValues.Type(session) };
        return session.Request.Strict && first is not null
            ? set with { Model = new ComposeMapping(model.Origin, []), Problems = [first] }
            : set;
    }
}
