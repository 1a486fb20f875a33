using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>The gateway's environment: its bind, a token without which compose does not start, room for V8; and no engine's address anywhere.</summary>
internal static class EnvironmentChange
{
    private const string EngineAddress = "DOCKER_HOST";
    private const string NodeOptions = "NODE_OPTIONS";

    public static ServiceChange? Of(HardenedService hardened)
    {
        var set = Variables(hardened);
        var why = string.Join("; ", set.Select(static variable => variable.Why).Distinct());
        var lines = set.Select(static variable => $"  {variable.Name}: {variable.Text}".TrimEnd());
        string?[] unwanted =
        [
            hardened.Service.Variable(EngineAddress) is { Value: not null } ? EngineAddress : null,
            hardened.IsGateway && !hardened.NeedsTokenVariable && hardened.Service.Variable(hardened.Product.TokenVariable) is not null ? hardened.Product.TokenVariable : null,
        ];
        if (Array.TrueForAll(unwanted, static name => name is null))
        {
            return set.IsEmpty ? null : new ServiceChange(why, ["environment:", .. lines]);
        }

        // A list of the base cannot lose one item, so the rest is written again.
        var all = new List<string>();
        foreach (var entry in hardened.Service.Environment.Entries)
        {
            if (!unwanted.Contains(entry.Key) && !set.Any(variable => variable.Name == entry.Key))
            {
                all.Add($"  {YamlText.Literal(entry.Key)}: {(entry.Value is ComposeScalar { Value: not null } value ? YamlText.AsWritten(value) : "")}".TrimEnd());
            }
        }

        all.AddRange(lines);
        var without = string.Join("; ", new[] { unwanted[0] is null ? null : "MBH2001: without the engine's address", unwanted[1] is null ? null : "MBH4020: without the token, which comes another way" }.OfType<string>());
        return new ServiceChange(set.IsEmpty ? without : $"{without}; {why}", all.Count == 0 ? ["environment: !reset null"] : ["environment: !override", .. all]);
    }

    private static ImmutableArray<Variable> Variables(HardenedService hardened)
    {
        if (!hardened.IsGateway)
        {
            return [];
        }

        var service = hardened.Service;
        var variables = ImmutableArray.CreateBuilder<Variable>();
        if (service.Bind is { Source: BindSource.Environment } bind && (bind.IsHole || bind.Value != hardened.Bind) && CommandChange.Of(hardened) is null)
        {
            variables.Add(new(hardened.Product.GatewayPrefix + "_GATEWAY_BIND", hardened.Bind, "MBH1003: listen on " + hardened.Bind));
        }

        // Compose itself stops where the host does not set a guarded variable.
        var token = GatewayAuth.TokenVariable(service);
        if (hardened.NeedsTokenVariable && service.Variable(token) is not { IsHole: true })
        {
            variables.Add(new(token, YamlText.Template($"${{{token}:?is not set: put it into secrets.env}}"), "MBH4004: no start without a token"));
        }

        if (hardened.Settings.TrustedProxy is null && hardened.Token.Folder is { } folder && service.Variable(folder.Variable)?.Text != folder.Path)
        {
            variables.Add(new(folder.Variable, folder.Path, "the config looks for the token's file there"));
        }

        // Without a value: compose hands on what the secrets file sets, and nothing where it does not.
        variables.AddRange(hardened.Supplied.Where(name => service.Variable(name) is null).Select(static name => new Variable(name, "", "MBH6005: what secrets.env sets reaches the gateway")));
        variables.AddRange(hardened.Told.Select(finding => OfFinding(hardened, finding)).OfType<Variable>());

        if (LimitsChange.NeedsMemoryLimit(hardened) && service.VariableInUse(NodeOptions) is null)
        {
            variables.Add(new(NodeOptions, YamlText.Literal(LimitsChange.NodeOptions), "MBH2013: V8 stays below the memory limit"));
        }

        if (hardened.Settings.Topology == Topology.Host && !GatewayDiscovery.IsOff(service))
        {
            variables.Add(new(GatewayDiscovery.Variable(service), YamlText.Literal("1"), "MBH1009: it does not announce itself to the LAN"));
        }

        return [.. variables.DistinctBy(static variable => variable.Name)];
    }

    /// <summary>The variable that answers what a rule says of the service; null where none does.</summary>
    private static Variable? OfFinding(HardenedService hardened, Finding finding) => finding switch
    {
        // The file alone, without its directory, stays what MBH2020 warns of: where it is mounted is its author's choice.
        { Rule.Id: "MBH2020", Severity: Severity.Error } when finding.Subject.EndsWith(".json", StringComparison.Ordinal) =>
            new(hardened.Product.PathPrefixes[0] + "_CONFIG_PATH", YamlText.Literal(finding.Subject), "MBH2020: the config is where it is mounted"),
        { Rule.Id: "MBH2020" } when !finding.Subject.EndsWith(".json", StringComparison.Ordinal) =>
            new(hardened.Product.PathPrefixes[0] + "_STATE_DIR", YamlText.Literal(finding.Subject), "MBH2020: the state is where it is mounted"),
        { Rule.Id: "MBH1008" } when finding.Pointer?.Contains("/environment/", StringComparison.Ordinal) == true =>
            new(finding.Subject, YamlText.Literal(finding.Subject switch { "NODE_TLS_REJECT_UNAUTHORIZED" => "1", NodeOptions => LimitsChange.NodeOptions, _ => "0" }), "MBH1008: every protection is on"),
        { Rule.Id: "MBH6005" } when hardened.Service.Variable(finding.Subject) is null && !hardened.Supplied.Contains(finding.Subject) =>
            new(finding.Subject, "", "MBH6005: what the config refers to reaches the gateway"),
        _ => null,
    };

    /// <param name="Name">The variable.</param>
    /// <param name="Text">Its value as YAML; empty where the host's is handed on.</param>
    /// <param name="Why">The rule and the reason.</param>
    private sealed record Variable(string Name, string Text, string Why);
}
