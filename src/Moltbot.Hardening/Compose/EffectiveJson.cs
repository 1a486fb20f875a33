using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose;

/// <summary>A model as <c>docker compose config --format json</c> prints it: keys sorted, two blanks an indentation, but a <c>$</c> once and a hole as its own text.</summary>
internal static class EffectiveJson
{
    private const string Mask = "***";

    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole text, with a line end. Secrets are masked unless the caller compares values.</summary>
    public static string Write(ComposeSet set, bool masksSecrets = true)
    {
        var secrets = masksSecrets ? SecretValues.Of(set) : [];
        return Write(set.Model, masksSecrets ? text => SecretValues.Hide(text, secrets) : null).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>As a bundle holds it: secrets masked, each text as <paramref name="place"/> has it, and without the name, which compose takes from a folder of this machine.</summary>
    public static string WritePlaced(ComposeSet set, Func<string, string> place)
    {
        var secrets = SecretValues.Of(set);
        var model = WithoutProjectName(set.Model);
        return Write(model, text => place(SecretValues.Hide(text, secrets))).ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>Networks, volumes and the like, too, are named after the project where nobody named them.</summary>
    private static ComposeMapping WithoutProjectName(ComposeMapping model)
    {
        var project = (model["name"] as ComposeScalar)?.Text;
        foreach (var section in (string[])["networks", "volumes", "configs", "secrets"])
        {
            foreach (var entry in model[section] is ComposeMapping resources ? resources.Entries : [])
            {
                if (model[section] is ComposeMapping own && entry.Value is ComposeMapping resource && resource["name"] is ComposeScalar name && name.Text == $"{project}_{entry.Key}")
                {
                    model = model.Set(section, own.Set(entry.Key, resource.Remove("name")));
                }
            }
        }

        return model.Remove("name");
    }

    /// <summary>A value as it is, without a line end.</summary>
    public static string Write(ComposeNode node) => Write(node, hide: null);

    /// <summary>Whether two values would be printed alike.</summary>
    public static bool AreSame(ComposeNode one, ComposeNode other) => (one, other) switch
    {
        (ComposeMapping first, ComposeMapping second) => first.Entries.Length == second.Entries.Length
            && first.Entries.All(entry => second[entry.Key] is { } same && AreSame(entry.Value, same)),
        (ComposeSequence first, ComposeSequence second) => first.Items.Length == second.Items.Length && first.Items.Zip(second.Items).All(static pair => AreSame(pair.First, pair.Second)),
        (ComposeScalar first, ComposeScalar second) => Equals(Printed(first), Printed(second)),
        _ => false,
    };

    // "hide" is what becomes of a text that may hold a secret; without it all is shown, values under secret names too.
    private static string Write(ComposeNode node, Func<string, string>? hide)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout))
        {
            Write(json, node, hide);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, ComposeNode node, Func<string, string>? hide)
    {
        switch (node)
        {
            case ComposeMapping mapping:
                json.WriteStartObject();
                var (keys, values) = (mapping.Keys.ToArray(), mapping.Values.ToArray());
                Array.Sort(keys, values, StringComparer.Ordinal);
                for (var i = 0; i < keys.Length; i++)
                {
                    json.WritePropertyName(keys[i]);
                    if (hide is not null && IsSecret(keys[i], values[i]))
                    {
                        json.WriteStringValue(Mask);
                    }
                    else
                    {
                        Write(json, values[i], hide);
                    }
                }

                json.WriteEndObject();
                break;
            case ComposeSequence list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item, hide);
                }

                json.WriteEndArray();
                break;
            case ComposeScalar scalar:
                Write(json, scalar, hide);
                break;
            default:
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, ComposeScalar scalar, Func<string, string>? hide)
    {
        switch (Printed(scalar))
        {
            case string text:
                json.WriteStringValue(hide is null ? text : hide(text));
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double real:
                json.WriteNumberValue(real);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    /// <summary>A number without a fraction is printed as a whole one, and what is no number to JSON as a text.</summary>
    private static object? Printed(ComposeScalar scalar) => scalar.Value switch
    {
        double real when !double.IsFinite(real) => GoNumber.Print(real),
        double real when real == Math.Truncate(real) && Math.Abs(real) < 1e15 => (long)real,
        var value => value,
    };

    /// <summary>A reference alone is no secret: it says where the value comes from.</summary>
    private static bool IsSecret(string key, ComposeNode value) =>
        value is ComposeScalar { Value: string { Length: > 0 } text } scalar
        && !(scalar.IsHole && HoleText.IsIn(text[..Math.Min(2, text.Length)]) && HoleText.Next(text, 0) == text.Length)
        && SecretNames.IsSecret(key);
}
