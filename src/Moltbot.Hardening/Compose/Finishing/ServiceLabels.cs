using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>What each container's labels come to: the label files, then <c>labels</c> over them.</summary>
internal static class ServiceLabels
{
    public static ComposeMapping Resolve(LoadSession session, ComposeMapping model, VariableScope variables) => model["services"] is ComposeMapping services
        ? model.Set("services", services.Map(entry => entry.Value is ComposeMapping service && service["label_file"] is ComposeSequence files ? AddFiles(session, service, entry.Key, files, variables) : entry.Value))
        : model;

    private static ComposeMapping AddFiles(LoadSession session, ComposeMapping service, string name, ComposeSequence files, VariableScope variables)
    {
        var labels = new ComposeMapping(files.Origin, []);
        foreach (var file in files.Items.OfType<ComposeScalar>().Where(static file => !file.IsHole))
        {
            var path = ModelPath.Of("services", name, "label_file");
            if (!session.Tree.FileExists(file.Text))
            {
                session.Refuse(path, file.Origin, $"the label file {Quote.Value(file.Origin.At.Slice.Trim('"', '\''))} is not there, and docker compose refuses to start without it; add it, or write 'labels:'");
            }
            else if (ServiceEnvironment.OpenInside(session, file, path) is { } read)
            {
                labels = ServiceEnvironment.Read(session, labels, EnvReader.Read(read.File), file, variables);
            }
        }

        var own = service["labels"] is { } written ? Forms.Mapping(written) as ComposeMapping : null;
        return service.Remove("label_file").Set("labels", own is null ? labels : own.Entries.Aggregate(labels with { Origin = own.Origin }, static (all, entry) => all.Set(entry)));
    }
}
