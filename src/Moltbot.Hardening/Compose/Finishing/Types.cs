using System.Globalization;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Compose.LongForms;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>The types of <see cref="TypingTable"/>. A hole keeps its text whatever type its place has.</summary>
internal static class Types
{
    /// <summary>docker compose prints the command and the entrypoint always.</summary>
    public static ComposeNode Service(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeMapping service
        ? Printed(Printed(service, "command"), "entrypoint")
        : node;

    private static ComposeMapping Printed(ComposeMapping mapping, string key) => mapping.Find(key) is null ? mapping.Set(key, ComposeScalar.Null(mapping.Origin)) : mapping;

    /// <summary>docker compose prints both parts of it always.</summary>
    public static ComposeNode Deploy(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeMapping deploy
        ? Filled(Filled(deploy, "resources"), "placement")
        : node;

    private static ComposeMapping Filled(ComposeMapping mapping, string key) => mapping[key] is null or { IsNull: true } ? mapping.Set(key, new ComposeMapping(mapping.Origin, [])) : mapping;

    public static ComposeNode Network(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeMapping network && network["ipam"] is null
        ? network.Set("ipam", new ComposeMapping(network.Origin, []))
        : node;

    /// <summary>A list or mapping of <c>key=value</c> as a mapping of strings; null only where the name is inherited.</summary>
    public static ComposeNode Texts(LoadSession session, ComposeNode node, ModelTrail path) => Forms.Mapping(node) switch
    {
        ComposeMapping mapping when path.Key != "environment" => mapping.Map(static entry => entry.Value.IsNull ? ComposeScalar.Of(entry.Value.Origin, "") : entry.Value),
        var mapped => mapped,
    };

    /// <summary><c>key=value</c> items, sorted; of a list the items as written.</summary>
    public static ComposeNode Keys(LoadSession session, ComposeNode node, ModelTrail path) => Forms.Pairs(node);

    /// <summary>Hosts as <c>host=address</c>, sorted; a list may write <c>host:address</c>, and an IPv6 address in brackets.</summary>
    public static ComposeNode Hosts(LoadSession session, ComposeNode node, ModelTrail path)
    {
        var list = Forms.Pairs(node);
        foreach (var host in list.Items.OfType<ComposeScalar>())
        {
            CheckHost(session, host, path);
        }

        return list with { Items = [.. list.Items.OfType<ComposeScalar>().Select(Host).OrderBy(static host => host.Text, StringComparer.Ordinal)] };
    }

    public static ComposeNode List(LoadSession session, ComposeNode node, ModelTrail path) => node switch
    {
        ComposeSequence list => list.Map(static item => item is ComposeScalar scalar ? scalar.AsString() : item),
        ComposeScalar { Value: not null } one => new ComposeSequence(one.Origin, [one.AsString()]),
        _ => node,
    };

    /// <summary>The same of a list whose numbers have to be whole.</summary>
    public static ComposeNode WholeList(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeSequence list
        ? List(session, list.Map(item => item is ComposeScalar { Value: double } real ? Refuse(session, real, path, "a whole number") : item), path)
        : List(session, node, path);

    /// <summary>A mapping whose values are lists, a scalar being a list of one.</summary>
    public static ComposeNode OptionLists(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeMapping options
        ? options.Map(entry => List(session, entry.Value is ComposeScalar { Value: not null } one ? one.AsString() : entry.Value, path))
        : node;

    /// <summary>A mapping of texts and numbers.</summary>
    public static ComposeNode PlainTexts(LoadSession session, ComposeNode node, ModelTrail path) => node is not ComposeMapping mapping ? node : Texts(session, mapping.Map(entry => entry.Value switch
    {
        ComposeScalar { Value: not bool } => entry.Value,
        _ => Refuse(session, entry.Value.Origin, "something else than a text", path, "a text"),
    }), path);

    /// <summary>What docker compose takes and forgets.</summary>
    public static ComposeNode? Unread(LoadSession session, ComposeNode node, ModelTrail path) => null;

    public static ComposeNode Text(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeScalar scalar ? scalar.AsString() : node;

    /// <summary>A command line as its words.</summary>
    public static ComposeNode Words(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeScalar { Value: string } line)
        {
            return List(session, node, path);
        }

        if (ShellWords.Split(line) is { } words)
        {
            return new ComposeSequence(line.Origin, [.. words.Select(line.WithText)]);
        }

        session.Refuse(path, line.Origin, $"the command {Quote.Value(line.Text)} ends inside a quotation or has a parenthesis that belongs to none; close it, or write the command as a list");
        return ComposeScalar.Null(line.Origin);
    }

    public static ComposeNode Test(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeScalar { Value: string } line
        ? new ComposeSequence(line.Origin, [ComposeScalar.Of(line.Origin, "CMD-SHELL"), line])
        : node;

    /// <summary>True, or nothing: docker compose leaves false out.</summary>
    public static ComposeNode? Truth(LoadSession session, ComposeNode node, ModelTrail path) => KeptTruth(session, node, path) is var truth && truth is ComposeScalar { Value: false } ? null : truth;

    /// <summary>True or false, where leaving it out would mean something else.</summary>
    public static ComposeNode? KeptTruth(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeScalar { Value: string, IsHole: false } scalar)
        {
            return node;
        }

        if (CastTable.Truth.Convert(scalar.Text) is bool truth)
        {
            return ComposeScalar.Of(scalar.Origin, truth);
        }

        return Refuse(session, scalar, path, CastTable.Truth.Needs);
    }

    /// <summary>Bytes as a string of digits, or nothing for zero.</summary>
    public static ComposeNode? Size(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeScalar { Value: not null, IsHole: false } scalar)
        {
            return node;
        }

        // A number with a point or an exponent is passed over in silence (measured).
        return scalar.Value is double || IsOpen(session, scalar) ? null : ByteSize.Parse(scalar.Text) switch
        {
            null => Refuse(session, scalar, path, "a size such as 512m or 2g"),

            // "No limit" is the number -1; the string is refused (measured).
            < 0 when scalar.Value is string => Refuse(session, scalar, path, "a size such as 512m or 2g, or -1 without quotes"),
            0 => null,
            var bytes => ComposeScalar.Of(scalar.Origin, bytes.Value.ToString(CultureInfo.InvariantCulture)),
        };
    }

    public static ComposeNode? Duration(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeScalar { Value: not null, IsHole: false } scalar)
        {
            return node;
        }

        return IsOpen(session, scalar) ? null : GoDuration.Normalise(scalar.Text) is { } text
            ? scalar.WithText(text)
            : Refuse(session, scalar, path, "a time such as 30s or 1m30s");
    }

    /// <summary>Permissions of a mounted file, printed as octal digits behind a 0; a string holds octal digits with or without it.</summary>
    public static ComposeNode? Mode(LoadSession session, ComposeNode node, ModelTrail path) => node switch
    {
        ComposeScalar { IsHole: true } or not ComposeScalar => node,
        ComposeScalar { Value: long mode } => ComposeScalar.Of(node.Origin, Octal(mode)),
        ComposeScalar { Value: string text } when GoNumber.TryOctal(text, out var mode) => ComposeScalar.Of(node.Origin, Octal(mode)),
        ComposeScalar other => IsOpen(session, other) ? null : Refuse(session, other, path, "permissions such as 0440"),
    };

    private static string Octal(long mode) => "0" + (mode < 0 ? "-" : "") + Convert.ToString(Math.Abs(mode), 8);

    /// <summary>Whether a text is empty only because nobody set its variable here: the host may.</summary>
    private static bool IsOpen(LoadSession session, ComposeScalar scalar) => scalar.Text.Length == 0 && !scalar.EmptyVariables.IsEmpty && !session.Request.Strict;

    /// <summary>Whether two amounts, of bytes or of anything else, are one.</summary>
    public static bool AreSameAmount(ComposeScalar one, ComposeScalar other) => ByteSize.Parse(one.Text) is { } bytes
        ? bytes == ByteSize.Parse(other.Text)
        : double.TryParse(one.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var first)
            && double.TryParse(other.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var second) && first == second;

    private static void CheckHost(LoadSession session, ComposeScalar host, ModelTrail path)
    {
        if (!host.IsHole && (host.EmptyVariables.IsEmpty || session.Request.Strict) && host.Text.IndexOfAny(['=', ':']) <= 0)
        {
            Refuse(session, host, path, "a name and an address such as 'name=10.0.0.5'");
        }
    }

    private static ComposeScalar Host(ComposeScalar host)
    {
        var sign = host.Text.IndexOfAny(['=', ':']);
        if (sign < 0 || host.IsHole)
        {
            return host;
        }

        var address = host.Text[(sign + 1)..];
        return host.WithText($"{host.Text[..sign]}={(address is ['[', .., ']'] ? address[1..^1] : address)}");
    }

    public static ComposeNode? Refuse(LoadSession session, ComposeScalar scalar, ModelTrail path, string needs) =>
        Refuse(session, scalar.Origin, Quote.Value(scalar.Text), path, needs);

    private static ComposeNode? Refuse(LoadSession session, Origin origin, string what, ModelTrail path, string needs)
    {
        session.Refuse(path, origin, $"'{path}' is {what}, and docker compose needs {needs} here");
        return null;
    }
}
