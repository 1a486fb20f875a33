namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>The numbers of <see cref="TypingTable"/>: what docker compose cuts, refuses and leaves out of them.</summary>
internal static class Numbers
{
    public static ComposeNode? Number(LoadSession session, ComposeNode node, ModelTrail path)
    {
        if (node is not ComposeScalar { IsHole: false } scalar)
        {
            return node;
        }

        return scalar.Value switch
        {
            string text when GoNumber.TryInteger(text, out var whole) => ComposeScalar.Of(scalar.Origin, whole),
            string text when GoNumber.TryReal(text, out var real) => ComposeScalar.Of(scalar.Origin, real),
            string => Types.Refuse(session, scalar, path, "a number"),
            _ => node,
        };
    }

    /// <summary>A number without what stands behind its point.</summary>
    public static ComposeNode? Whole(LoadSession session, ComposeNode node, ModelTrail path) => Number(session, node, path) switch
    {
        ComposeScalar { Value: double real } cut when Math.Abs(real) < long.MaxValue => ComposeScalar.Of(cut.Origin, (long)real),
        var whole => whole,
    };

    /// <summary>The same, from nought on.</summary>
    public static ComposeNode? Unsigned(LoadSession session, ComposeNode node, ModelTrail path) => Whole(session, node, path) switch
    {
        ComposeScalar { Value: long and < 0 } negative => Types.Refuse(session, negative, path, "a number from 0"),
        var whole => whole,
    };

    /// <summary>A number, or nothing: docker compose leaves zero out.</summary>
    public static ComposeNode? Amount(LoadSession session, ComposeNode node, ModelTrail path) => NonZero(Number(session, node, path));

    /// <summary>A whole number, or nothing for zero.</summary>
    public static ComposeNode? WholeAmount(LoadSession session, ComposeNode node, ModelTrail path) => NonZero(Whole(session, node, path));

    /// <summary>A whole number from nought on, or nothing for zero.</summary>
    public static ComposeNode? UnsignedAmount(LoadSession session, ComposeNode node, ModelTrail path) => NonZero(Unsigned(session, node, path));

    /// <summary>The same where a string is refused, even one of digits (measured).</summary>
    public static ComposeNode? BareAmount(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeScalar { Value: string, IsHole: false } text
        ? Types.Refuse(session, text, path, "a number without quotes")
        : UnsignedAmount(session, node, path);

    private static ComposeNode? NonZero(ComposeNode? number) => number is ComposeScalar { Value: 0L or 0d } ? null : number;

    /// <summary>One number for both limits, or a mapping of two; zero is printed as nothing.</summary>
    public static ComposeNode? Limit(LoadSession session, ComposeNode node, ModelTrail path) => node switch
    {
        ComposeMapping limits => Limits(session, limits, path),
        ComposeScalar { Value: double } real => Types.Refuse(session, real, path, "a whole number"),
        _ => Number(session, node, path) switch
        {
            ComposeScalar { Value: 0L } => new ComposeMapping(node.Origin, []),
            var limit => limit,
        },
    };

    /// <summary>The same of a build, where a string is refused, even one of digits (measured).</summary>
    public static ComposeNode? BuildLimit(LoadSession session, ComposeNode node, ModelTrail path) => node is ComposeScalar { Value: string, IsHole: false } text
        ? Types.Refuse(session, text, path, "a number without quotes")
        : Limit(session, node, path);

    private static ComposeMapping Limits(LoadSession session, ComposeMapping limits, ModelTrail path)
    {
        var edit = new MappingEdit(limits);
        for (var i = 0; i < limits.Entries.Length; i++)
        {
            path.Down(limits.Entries[i].Key);
            edit.Put(i, WholeAmount(session, limits.Entries[i].Value, path));
            path.Up();
        }

        return edit.Finish();
    }

    public static ComposeNode? DeviceCount(LoadSession session, ComposeNode node, ModelTrail path) =>
        node is ComposeScalar { Text: "all" } all ? ComposeScalar.Of(all.Origin, -1) : WholeAmount(session, node, path);
}
