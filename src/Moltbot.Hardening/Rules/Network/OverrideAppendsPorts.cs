using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>An override that means to narrow a port to loopback, and only adds a second entry beside the wide one.</summary>
/// <remarks>compose-spec 13-merge.md: <c>ports</c> are appended, unique by address, port and protocol; measured on 2.26.1 and 2.40.3.</remarks>
internal sealed class OverrideAppendsPorts : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1002", Name: nameof(OverrideAppendsPorts), Severity: Severity.Error, Since: "1.0.0",
        Summary: "An override adds a loopback entry for a port that an earlier file keeps publishing wider.")
    {
        Phase = "1",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var (set, service) in deployment.Services)
        {
            foreach (var file in set.Compose.Files)
            {
                var wide = service.Ports.Where(port => !port.Host.IsLoopback && service.Ports.Any(narrow => IsMeantFor(port, narrow, file) && IsEarlier(set, port, narrow)))
                    .DistinctBy(static port => port.At).ToArray();
                if (wide.Length > 0)
                {
                    yield return Report(service, file, wide);
                }
            }
        }
    }

    private static bool IsMeantFor(PublishedPort wide, PublishedPort narrow, SourceFile file) =>
        narrow.Host.IsLoopback && narrow.At.File == file && narrow.Target == wide.Target && narrow.Protocol == wide.Protocol;

    private static bool IsEarlier(ServiceSet set, PublishedPort wide, PublishedPort narrow) =>
        wide.At.File != narrow.At.File && set.Compose.Files.IndexOf(wide.At.File) < set.Compose.Files.IndexOf(narrow.At.File);

    private Finding Report(Service service, SourceFile file, PublishedPort[] wide)
    {
        var at = service.Model.Find("ports")?.WrittenIn(file) ?? file.Start;
        return new Finding(
            Descriptor,
            at,
            $"service {Quote.Value(service.Name)}: this list is added to that of '{Quote.Plain(wide[0].At.File.Path)}', which keeps publishing "
            + $"{string.Join(", ", wide.Select(static port => Quote.Plain(port.Published)))} on {wide[0].Host.Describe}; write 'ports: !override' to replace it")
        {
            Service = service.Name,
            Pointer = service.PointerTo("ports"),
            Subject = string.Join(' ', wide.Select(static port => $"{port.Host.Text}:{port.Published}:{port.Target}/{port.Protocol}")),
            Related = [.. wide.Select(static port => new Related(port.At, "this entry stays in force"))],
            Fix = Fix.Safe(file.At(new TextSpan(Colon(at).End, 0)), "Replace the list instead of adding to it", " !override"),
        };
    }

    /// <summary>The colon behind the key.</summary>
    private static TextSpan Colon(SourceLocation key) =>
        new(key.File.Text.IndexOf(':', key.Span.End) is var colon and >= 0 ? colon : key.Span.End, 1);
}
