using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Reports;

/// <summary><c>report.json</c>; its schema is docs/report.schema.json.</summary>
internal static class JsonReport
{
    public const string SchemaVersion = "1.0";

    // Text from inputs is neutralised already; quotation marks and letters beyond ASCII stay readable.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Verdict verdict)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            Write(json, verdict, verdict.Deployment);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    private static void Write(Utf8JsonWriter json, Verdict verdict, Deployment deployment)
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteString("ruleSet", deployment.Settings.RuleSet);
        json.WriteBoolean("enabled", deployment.Settings.Enabled);
        json.WriteString("mode", Word(deployment.Settings.Mode));
        json.WriteString("topology", Word(deployment.Settings.Topology));
        Array(json, "policy", verdict.Policy.SelectMany(static row => row.Entries), WritePolicy);
        Array(json, "inputs", deployment.Inputs, WriteInput);
        Array(json, "composeSets", deployment.Sets, WriteSet);
        Array(json, "dockerfiles", deployment.Stages, WriteStage);
        Array(json, "services", deployment.Services, WriteService);
        Array(json, "configs", deployment.Configs.Concat(deployment.LiveConfigs), WriteConfig);
        Array(json, "findings", verdict.Findings, WriteFinding);
        WriteSummary(json, verdict.Findings);
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, PolicyEntry entry)
    {
        json.WriteString("name", entry.Name);
        json.WriteString("value", entry.Value);
        json.WriteString("origin", entry.Origin);
    }

    private static void WriteInput(Utf8JsonWriter json, DeploymentInput input)
    {
        json.WriteString("path", input.Path);
        json.WriteString("kind", input.Kind);
        if (input.Sha256 is not null)
        {
            json.WriteString("sha256", input.Sha256);
        }
    }

    private static void WriteSet(Utf8JsonWriter json, ServiceSet set)
    {
        json.WriteString("name", set.Name);
        json.WriteStartArray("files");
        foreach (var file in set.Compose.Files)
        {
            json.WriteStringValue(file.Path);
        }

        json.WriteEndArray();
        json.WriteString("effective", ReportFolder.EffectivePath(set.Name));
    }

    private static void WriteStage(Utf8JsonWriter json, BuiltStage stage)
    {
        json.WriteString("path", stage.Dockerfile.File.Path);
        json.WriteString("target", stage.Target);
        json.WriteString("effectiveUser", stage.EffectiveUser);
        WriteNullable(json, "runsAsRoot", stage.RunsAsRoot);
        WritePlace(json, "decidedBy", stage.Stage?.User.At);
    }

    private static void WriteService(Utf8JsonWriter json, DeployedService each)
    {
        json.WriteString("set", each.Set.Name);
        json.WriteString("name", each.Service.Name);
        json.WriteString("effectiveUser", each.Service.User.Value);
        WriteNullable(json, "runsAsRoot", each.Service.User.RunsAsRoot);
        WritePlace(json, "decidedBy", each.Service.User.DecidedBy);
        Array(json, "published", each.Service.Ports, static (json, port) =>
        {
            json.WriteString("hostIp", port.Host.Text is { Length: > 0 } address ? address : null);
            json.WriteString("published", port.Published);
            json.WriteString("target", port.Target);
            json.WriteString("protocol", port.Protocol);
        });
    }

    private static void WriteConfig(Utf8JsonWriter json, Gateway.GatewayConfig config)
    {
        json.WriteString("path", config.File.Path);
        json.WriteString("product", config.Product.Name);
        json.WriteString("version", config.Version);
    }

    private static void WriteFinding(Utf8JsonWriter json, GradedFinding graded)
    {
        var finding = graded.Finding;
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteString("severity", Word(graded.Severity));
        json.WriteString("message", finding.Message);
        WriteSpan(json, finding.At);
        json.WriteString("service", finding.Service);
        json.WriteString("pointer", finding.Pointer);
        json.WriteString("fingerprint", graded.Fingerprint);
        json.WriteBoolean("waived", graded.IsWaived);
        Array(json, "related", finding.Related, static (json, related) =>
        {
            json.WriteString("path", related.At.File.Path);
            json.WriteNumber("line", related.At.Start.Line);
            json.WriteNumber("column", related.At.Start.Column);
            json.WriteString("message", related.Message);
        });
        WriteFix(json, finding.Fix);
    }

    private static void WriteFix(Utf8JsonWriter json, Fix? fix)
    {
        if (fix is null)
        {
            json.WriteNull("fix");
            return;
        }

        json.WriteStartObject("fix");
        json.WriteString("title", fix.Title);
        json.WriteBoolean("safe", fix.IsSafe);
        Array(json, "edits", fix.Edits, static (json, edit) =>
        {
            WriteSpan(json, edit.At);
            json.WriteString("text", edit.NewText);
        });
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, SourceLocation at)
    {
        json.WriteString("path", at.File.Path);
        json.WriteNumber("line", at.Start.Line);
        json.WriteNumber("column", at.Start.Column);
        json.WriteNumber("endLine", at.End.Line);
        json.WriteNumber("endColumn", at.End.Column);
    }

    private static void WriteSummary(Utf8JsonWriter json, ImmutableArray<GradedFinding> findings)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("errors", Count(Severity.Error));
        json.WriteNumber("warnings", Count(Severity.Warning));
        json.WriteNumber("infos", Count(Severity.Info));
        json.WriteNumber("waived", findings.Count(static graded => graded.IsWaived));
        json.WriteEndObject();

        int Count(Severity severity) => findings.Count(graded => graded.Severity == severity && !graded.IsWaived);
    }

    private static void WritePlace(Utf8JsonWriter json, string name, SourceLocation? at)
    {
        if (at is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("path", at.File.Path);
        json.WriteNumber("line", at.Start.Line);
        json.WriteEndObject();
    }

    private static void WriteNullable(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
