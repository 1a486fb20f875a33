using Moltbot.Hardening.Compose.LongForms;

namespace Moltbot.Hardening.Compose.Merging;

/// <summary>Lists whose items have a key: what makes two items one.</summary>
internal static class UniqueKeyTable
{
    public static PathTable<Func<ComposeNode, string?>> Rows { get; } = new(
        ("networks.*.labels", Name),
        ("networks.*.ipam.options", Name),
        ("services.*.annotations", Name),
        ("services.*.build.args", Name),
        ("services.*.build.additional_contexts", Name),
        ("services.*.build.platform", Name),
        ("services.*.build.tags", Name),
        ("services.*.build.labels", Name),
        ("services.*.cap_add", Name),
        ("services.*.cap_drop", Name),
        ("services.*.deploy.labels", Name),
        ("services.*.dns", Name),
        ("services.*.dns_opt", Name),
        ("services.*.dns_search", Name),
        ("services.*.environment", Name),
        ("services.*.expose", static item => (item as ComposeScalar)?.Text),
        ("services.*.labels", Name),
        ("services.*.links", Name),
        ("services.*.networks.*.aliases", Name),
        ("services.*.networks.*.link_local_ips", Name),
        ("services.*.profiles", Name),
        ("services.*.sysctls", Name),
        ("services.*.tmpfs", Name),
        ("services.*.devices", Device),
        ("services.*.env_file", static item => item is ComposeMapping file ? file.Text("path") : (item as ComposeScalar)?.Text),
        ("services.*.ports", Port),
        ("services.*.volumes", Volume),
        ("services.*.secrets", static item => Mount(item, "/run/secrets/")),
        ("services.*.configs", static item => Mount(item, "/")));

    private static string? Name(ComposeNode item)
    {
        if (item is not ComposeScalar { Value: string text })
        {
            return null;
        }

        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign < 0 ? text : text[..sign];
    }

    private static string? Device(ComposeNode item) => item switch
    {
        ComposeMapping device => device.Text("target"),
        ComposeScalar { Value: string text } => text.Split(':') is [_, var target, ..] ? target : text,
        _ => null,
    };

    /// <summary>A short form is its own text at first: only the long form, later, shows that two texts publish the same.</summary>
    private static string? Port(ComposeNode item) => item switch
    {
        ComposeMapping port => $"{port.Text("host_ip") ?? "0.0.0.0"}:{port.Text("published")}:{(port["target"] as ComposeScalar)?.Text}/{port.Text("protocol") ?? "tcp"}",
        ComposeScalar scalar => scalar.Text,
        _ => null,
    };

    private static string? Volume(ComposeNode item) => item switch
    {
        ComposeMapping volume => volume.Text("target"),
        ComposeScalar { Value: string } volume => VolumeSyntax.Parse(volume).Target,
        _ => null,
    };

    private static string? Mount(ComposeNode item, string folder) => item switch
    {
        ComposeMapping mount => mount.Text("target") ?? folder + mount.Text("source"),
        ComposeScalar { Value: string name } => folder + name,
        _ => null,
    };
}
