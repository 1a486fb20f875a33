using System.Text.Json.Nodes;

namespace Moltbot.Hardening.Tests.Compose;

/// <summary>Cases that are knowingly answered in another way than compose-go 2.14.0 answers them. The reasons: docs/deviations.md.</summary>
internal static class Deviations
{
    public static IReadOnlyDictionary<string, string> LoaderCases { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["loader/loader_test.go:417"] = "2.40.3 prints create_host_path of a short form, compose-go 2.14.0 does not",
        ["loader/loader_test.go:1995"] = "the reference cannot print a named ssh key",
        ["loader/loader_test.go:2013"] = "the reference cannot print a named ssh key",
        ["loader/loader_test.go:2192"] = "the reference loses names that begin with x-",
    };

    /// <summary>Whether the reference stumbled over what is no fault of the files.</summary>
    public static bool IsKnown(string said) => said.Contains("#extensions", StringComparison.Ordinal) || said.Contains("types.SSHKey", StringComparison.Ordinal)
        || said.Contains("docker/compose/cmd/main.go", StringComparison.Ordinal);

    /// <summary>The reference's model in the words of the schema.</summary>
    public static JsonNode? Adjust(JsonNode? model)
    {
        foreach (var device in (model?["services"]?.AsObject() ?? []).SelectMany(static service => service.Value?["blkio_config"]?.AsObject() ?? []).SelectMany(static limits => limits.Value as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var (key, value) in device.ToArray())
            {
                device.Remove(key);
                device[key.ToLowerInvariant()] = value;
            }
        }

        foreach (var extension in (model as JsonObject ?? []).Select(static pair => pair.Key).Where(static key => key.StartsWith("x-", StringComparison.Ordinal)).ToArray())
        {
            model?.AsObject().Remove(extension);
        }

        return model;
    }
}
