using System.Collections.Immutable;
using System.Text.Json;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Reads the JSON form of an instruction's arguments: <c>["a", "b"]</c>.</summary>
internal static class JsonForm
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    /// <returns>The items; null where the text is not a JSON array, so that it is read as plain text.</returns>
    /// <param name="line">The instruction.</param>
    /// <param name="start">Where the arguments begin.</param>
    /// <param name="end">Where they end.</param>
    /// <param name="holdsOther">Whether it is an array that holds something else than strings, which BuildKit refuses.</param>
    public static ImmutableArray<Argument>? Read(MappedText line, int start, int end, out bool holdsOther)
    {
        holdsOther = false;
        if (start >= end || line.Text[start] != '[' || line.Text[end - 1] != ']')
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line.Text.AsMemory(start, end - start), Deep);
            foreach (var item in document.RootElement.EnumerateArray())
            {
                holdsOther |= item.ValueKind != JsonValueKind.String;
            }

            return holdsOther ? [] : Locate(line, start, document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // A lone surrogate in the text: no UTF-8, so no JSON.
            return null;
        }
    }

    private static ImmutableArray<Argument> Locate(MappedText line, int start, JsonElement array)
    {
        var located = ImmutableArray.CreateBuilder<Argument>(array.GetArrayLength());
        var at = start;
        foreach (var item in array.EnumerateArray())
        {
            var open = line.Text.IndexOf('"', at);
            at = open + 1;
            while (line.Text[at] != '"')
            {
                at += line.Text[at] == '\\' ? 2 : 1;
            }

            located.Add(new Argument(TextOf(item), line.At(open, ++at)));
        }

        return located.MoveToImmutable();
    }

    private static string TextOf(JsonElement item)
    {
        try
        {
            return item.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, "\ud800", has no text; Go puts the replacement character there.
            return "\uFFFD";
        }
    }
}
