using System.Globalization;
using System.Text;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Reports;

namespace Moltbot.Hardening.Bundle;

/// <summary><c>scripts/deployment.conf</c>: what the scripts have to know of this deployment, as lines <c>name=value</c> that they read as data.</summary>
/// <remarks>No path of the building machine: a compose file is named from the project's folder, one of the bundle by <c>bundle:</c>.</remarks>
internal static class DeploymentConf
{
    public const string FileName = ScriptFiles.Folder + "deployment.conf";

    /// <param name="bases">The project without what is emitted: whose files the override stands behind.</param>
    /// <param name="product">Whose gateway it is.</param>
    /// <param name="overrides">The emitted override of each set that has one, relative to the bundle.</param>
    public static OutputFile Write(Deployment bases, Product product, IReadOnlyDictionary<string, string> overrides)
    {
        var text = new StringBuilder("# Emitted by Moltbot.Hardening. Read as data by the scripts beside it. Do not edit: build again.\n");
        Line(text, "product", product.Name);
        Line(text, "token_variable", product.TokenVariable);
        Line(text, "password_variable", product.PasswordVariable);
        Line(text, "topology", bases.Settings.Topology.ToString().ToLowerInvariant());
        Line(text, "gateway_port", bases.Settings.GatewayPort.ToString(CultureInfo.InvariantCulture));
        Line(text, "bridge_port", bases.Settings.BridgePort.ToString(CultureInfo.InvariantCulture));
        Lines(text, "state_name", product.StateDirectories);
        Lines(text, "config_name", product.ConfigFiles);
        Lines(text, "path_prefix", product.PathPrefixes);
        foreach (var set in bases.Sets)
        {
            Set(text, bases, set, overrides);
        }

        return new OutputFile(FileName, text.ToString());
    }

    private static void Set(StringBuilder text, Deployment bases, ServiceSet set, IReadOnlyDictionary<string, string> overrides)
    {
        text.Append('\n');
        Line(text, "set", set.Name);
        Lines(text, "compose_file", SetFiles.Compose(bases, set));
        if (overrides.TryGetValue(set.Name, out var emitted))
        {
            Line(text, "compose_file", "bundle:" + emitted);
        }

        Lines(text, "env_file", SetFiles.Env(bases, set));
        Line(text, "effective", ReportFolder.EffectivePath(set.Name));
        foreach (var gateway in set.Gateways)
        {
            Line(text, "gateway", gateway.Name);
        }
    }

    private static void Lines(StringBuilder text, string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Line(text, name, value);
        }
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append(name).Append('=').Append(Escape(value)).Append('\n');

    /// <summary>A file's name may hold a line end.</summary>
    private static string Escape(string value) => value
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal);
}
