namespace Moltbot.Hardening.Compose.Merging;

/// <summary>The places with a merge of their own, in the order of compose-spec 13-merge.md.</summary>
internal static class MergeTable
{
    public static PathTable<Merge> Rows { get; } = new(
        ("services.*.command", SpecialMerges.Replace),
        ("services.*.entrypoint", SpecialMerges.Replace),
        ("services.*.healthcheck.test", SpecialMerges.Replace),
        ("services.*.logging", SpecialMerges.Logging),
        ("services.*.ulimits.*", SpecialMerges.Replace),
        ("services.*.build", SpecialMerges.Build),
        ("services.*.depends_on", SpecialMerges.DependsOn),
        ("services.*.networks", SpecialMerges.Names),
        ("services.*.models", SpecialMerges.Names),
        ("services.*.annotations", SpecialMerges.Pairs),
        ("services.*.build.args", SpecialMerges.Pairs),
        ("services.*.build.additional_contexts", SpecialMerges.Pairs),
        ("services.*.build.labels", SpecialMerges.Pairs),
        ("services.*.deploy.labels", SpecialMerges.Pairs),
        ("services.*.environment", SpecialMerges.Pairs),
        ("services.*.labels", SpecialMerges.Pairs),
        ("services.*.sysctls", SpecialMerges.Pairs),
        ("services.*.volumes.[].volume.labels", SpecialMerges.Pairs),
        ("networks.*.labels", SpecialMerges.Pairs),
        ("volumes.*.labels", SpecialMerges.Pairs),
        ("services.*.dns", SpecialMerges.Pairs),
        ("services.*.dns_opt", SpecialMerges.Pairs),
        ("services.*.dns_search", SpecialMerges.Pairs),
        ("services.*.env_file", SpecialMerges.Pairs),
        ("services.*.label_file", SpecialMerges.Pairs),
        ("services.*.tmpfs", SpecialMerges.Pairs),
        ("services.*.extra_hosts", SpecialMerges.Hosts),
        ("services.*.build.extra_hosts", SpecialMerges.Hosts),
        ("networks.*.ipam.config", SpecialMerges.Subnets));
}
