using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Compose.LongForms;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>The types of <see cref="TypingTable"/>. A hole keeps its text whatever type its place has.</summary>
internal static class Types
{
    private static readonly string[] AlwaysPrinted = ["command", "entrypoint"];

    public static ComposeNode Service(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeMapping service)
        {
            return node;
        }

        var entries = ImmutableArray.CreateBuilder<ComposeEntry>(service.Entries.Length + 2);
        foreach (var entry in service.Entries)
        {
            if (!entry.Value.IsNull || entry.Key is "command" or "entrypoint")
            {
                entries.Add(entry);
            }
        }

        // docker compose prints these two always.
        foreach (var key in AlwaysPrinted)
        {
            if (service.Find(key) is null)
            {
                entries.Add(new ComposeEntry(key, service.Origin, ComposeScalar.Null(service.Origin)));
            }
        }

        return new ComposeMapping(service.Origin, entries.DrainToImmutable());
    }

    /// <summary>docker compose prints both parts of it always.</summary>
    public static ComposeNode Deploy(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeMapping deploy
        ? Filled(Filled(deploy, "resources"), "placement")
        : node;

    private static ComposeMapping Filled(ComposeMapping mapping, string key) => mapping[key] is null or { IsNull: true } ? mapping.Set(key, new ComposeMapping(mapping.Origin, [])) : mapping;

    public static ComposeNode Network(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeMapping network && network["ipam"] is null
        ? network.Set("ipam", new ComposeMapping(network.Origin, []))
        : node;

    /// <summary>A list or mapping of <c>key=value</c> as a mapping of strings; null only where the name is inherited.</summary>
    public static ComposeNode Texts(LoadSession session, ComposeNode node, ModelTrail path)
    {
        var isEnvironment = path.Key == "environment";
        return Forms.Mapping(node) is ComposeMapping mapping
            ? mapping.Map(entry => entry.Value.IsNull && !isEnvironment ? ComposeScalar.Of(entry.Value.Origin, "") : entry.Value)
            : node;
    }

    /// <summary><c>key=value</c> items, sorted; of a list the items as written.</summary>
    public static ComposeNode Keys(LoadSession session, ComposeNode node, ModelTrail path) => Forms.Pairs(node);

    /// <summary>Hosts as <c>host=address</c>, sorted; a list may write <c>host:address</c>, and an IPv6 address in brackets.</summary>
    public static ComposeNode Hosts(LoadSession session, ComposeNode node, ModelTrail path)
    {
        var list = Forms.Pairs(node);
        return list with { Items = [.. list.Items.OfType<ComposeScalar>().Select(Host).OrderBy(static host => host.Text, StringComparer.Ordinal)] };
    }

    public static ComposeNode List(LoadSession session, ComposeNode node, ModelTrail path) => node switch
    {
        ComposeSequence list => list.Map(static item => item is ComposeScalar scalar ? scalar.AsString() : item),
        ComposeScalar { Value: not null } one => new ComposeSequence(one.Origin, [one.AsString()]),
        _ => node,
    };

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

        session.Refuse(path, line.Origin, $"the command {Quote.Value(line.Text)} ends inside a quotation; close it, or write the command as a list");
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

    public static ComposeNode? Number(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeScalar { IsHole: false } scalar)
        {
            return node;
        }

        return scalar.Value switch
        {
            string text when GoNumber.TryInteger(text, out var whole) => ComposeScalar.Of(scalar.Origin, whole),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => ComposeScalar.Of(scalar.Origin, real),
            string => Refuse(session, scalar, path, "a number"),
            _ => node,
        };
    }

    /// <summary>A number, or nothing: docker compose leaves zero out.</summary>
    public static ComposeNode? Amount(LoadSession session, ComposeNode node, ModelTrail path) => Number(session, node, path) is not ComposeScalar { Value: 0L or 0d } and { } amount ? amount : null;

    /// <summary>Bytes as a string of digits, or nothing for zero.</summary>
    public static ComposeNode? Size(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeScalar { Value: not null, IsHole: false } scalar)
        {
            return node;
        }

        return ByteSize.Parse(scalar.Text) switch
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

        return GoDuration.Normalise(scalar.Text) is { } text
            ? scalar.WithText(text)
            : Refuse(session, scalar, path, "a time such as 30s or 1m30s");
    }

    /// <summary>Permissions of a mounted file: four octal digits in a string.</summary>
    public static ComposeNode Mode(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeScalar { Value: long mode }
        ? ComposeScalar.Of(node.Origin, "0" + Convert.ToString(mode, 8))
        : node;

    /// <summary>One number for both limits, or a mapping of two.</summary>
    public static ComposeNode? Limit(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeMapping limits
        ? Limits(session, limits, path)
        : Number(session, node, path);

    private static ComposeMapping Limits(LoadSession session, ComposeMapping limits, ModelTrail path)
    {
        var edit = new MappingEdit(limits);
        for (var i = 0; i < limits.Entries.Length; i++)
        {
            path.Down(limits.Entries[i].Key);
            edit.Put(i, Number(session, limits.Entries[i].Value, path));
            path.Up();
        }

        return edit.Finish();
    }

    public static ComposeNode? DeviceCount(LoadSession session, ComposeNode node, ModelTrail path) =>
        node is ComposeScalar { Text: "all" } all ? ComposeScalar.Of(all.Origin, -1) : Number(session, node, path);

    /// <summary>Whether two amounts, of bytes or of anything else, are one.</summary>
    public static bool AreSameAmount(ComposeScalar one, ComposeScalar other) => ByteSize.Parse(one.Text) is { } bytes
        ? bytes == ByteSize.Parse(other.Text)
        : double.TryParse(one.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var first)
            && double.TryParse(other.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var second) && first == second;

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

    private static ComposeNode? Refuse(LoadSession session, ComposeScalar scalar, ModelTrail path, string needs)
    {
        session.Refuse(path, scalar.Origin, $"'{path}' is {Quote.Value(scalar.Text)}, and docker compose needs {needs} here");
        return null;
    }
}
