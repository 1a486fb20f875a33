using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Bundle;

/// <summary>Writes JSON with whole-line <c>//</c> comments: what every gateway's JSON5 takes, and what is JSON again when those lines are left out.</summary>
internal static class CommentedJson
{
    public static string Write(IEnumerable<string> head, ImmutableArray<JsonMember> members)
    {
        var text = new StringBuilder();
        foreach (var line in head)
        {
            text.Append("// ").Append(line).Append('\n');
        }

        Object(text, members, "");
        return text.Append('\n').ToString();
    }

    private static void Object(StringBuilder text, ImmutableArray<JsonMember> members, string indent)
    {
        if (members.IsEmpty)
        {
            text.Append("{}");
            return;
        }

        var inner = indent + "  ";
        text.Append("{\n");
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Comment is { } comment)
            {
                text.Append(inner).Append("// ").Append(comment).Append('\n');
            }

            text.Append(inner).Append(Quoted(members[i].Key)).Append(": ");
            Value(text, members[i].Value, inner);
            text.Append(i + 1 < members.Length ? ",\n" : "\n");
        }

        text.Append(indent).Append('}');
    }

    private static void Value(StringBuilder text, object value, string indent)
    {
        switch (value)
        {
            case ImmutableArray<JsonMember> members:
                Object(text, members, indent);
                break;
            case ImmutableArray<string> items:
                text.Append('[').AppendJoin(", ", items.Select(Quoted)).Append(']');
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case int number:
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(Quoted((string)value));
                break;
        }
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
