using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Moltbot.Hardening.Bundle;

/// <summary><c>manifest.json</c>: what was emitted, with hashes and modes.</summary>
public static class Manifest
{
    public const string FileName = "manifest.json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="project">The project file's name: the owner of the folder, where two projects of one directory could claim it.</param>
    /// <param name="ruleSet">The release whose rules judged the files.</param>
    /// <param name="files">What the manifest lists.</param>
    internal static OutputFile Of(string project, string ruleSet, IEnumerable<OutputFile> files)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("emittedBy", "Moltbot.Hardening");
            json.WriteString("project", project);
            json.WriteString("ruleSet", ruleSet);
            json.WriteStartArray("files");
            foreach (var file in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("path", file.Path);
                json.WriteString("sha256", Convert.ToHexString(SHA256.HashData(file.ToBytes())).ToLowerInvariant());
                json.WriteString("mode", Convert.ToString((int)file.Mode, 8).PadLeft(4, '0'));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new OutputFile(FileName, Encoding.UTF8.GetString(bytes.ToArray()).ReplaceLineEndings("\n") + "\n");
    }
}
