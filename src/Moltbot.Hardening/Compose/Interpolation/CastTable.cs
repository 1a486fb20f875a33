using System.Globalization;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>Where a string becomes a number or a truth value behind interpolation. At every other place it stays a string.</summary>
internal static class CastTable
{
    private static readonly Cast Integer = new("a whole number", static text =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null);

    private static readonly Cast Real = new("a number", static text =>
        GoNumber.TryReal(text, out var value) ? value : null);

    /// <remarks>YAML 1.1's words are taken with a warning (measured).</remarks>
    public static Cast Truth { get; } = new("true or false", static text => text.ToLowerInvariant() switch
    {
        "true" or "y" or "yes" or "on" => true,
        "false" or "n" or "no" or "off" => false,
        _ => null,
    });

    public static PathTable<Cast> Rows { get; } = new(
        ("services.*.cpu_count", Integer),
        ("services.*.cpu_percent", Real),
        ("services.*.cpu_period", Integer),
        ("services.*.cpu_quota", Integer),
        ("services.*.cpu_rt_period", Integer),
        ("services.*.cpu_rt_runtime", Integer),
        ("services.*.cpus", Real),
        ("services.*.cpu_shares", Integer),
        ("services.*.init", Truth),
        ("services.*.depends_on.*.restart", Truth),
        ("services.*.deploy.replicas", Integer),
        ("services.*.deploy.update_config.parallelism", Integer),
        ("services.*.deploy.update_config.max_failure_ratio", Real),
        ("services.*.deploy.rollback_config.parallelism", Integer),
        ("services.*.deploy.rollback_config.max_failure_ratio", Real),
        ("services.*.deploy.restart_policy.max_attempts", Integer),
        ("services.*.deploy.placement.max_replicas_per_node", Integer),
        ("services.*.healthcheck.retries", Integer),
        ("services.*.healthcheck.disable", Truth),
        ("services.*.oom_kill_disable", Truth),
        ("services.*.oom_score_adj", Integer),
        ("services.*.pids_limit", Integer),
        ("services.*.ports.[].target", Integer),
        ("services.*.privileged", Truth),
        ("services.*.read_only", Truth),
        ("services.*.scale", Integer),
        ("services.*.stdin_open", Truth),
        ("services.*.tty", Truth),
        ("services.*.ulimits.*", Integer),
        ("services.*.ulimits.*.hard", Integer),
        ("services.*.ulimits.*.soft", Integer),
        ("services.*.volumes.[].read_only", Truth),
        ("services.*.volumes.[].volume.nocopy", Truth),
        ("networks.*.enable_ipv4", Truth),
        ("networks.*.enable_ipv6", Truth),
        ("networks.*.external", Truth),
        ("networks.*.internal", Truth),
        ("networks.*.attachable", Truth),
        ("volumes.*.external", Truth),
        ("secrets.*.external", Truth),
        ("configs.*.external", Truth));
}
