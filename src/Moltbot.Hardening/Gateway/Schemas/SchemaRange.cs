namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Bounds of a number, a length or a count; null where there is none.</summary>
internal readonly record struct SchemaRange(double? Least, bool IsLeastExcluded, double? Most)
{
    public bool Contains(double value) =>
        (Least is not { } least || (IsLeastExcluded ? value > least : value >= least)) && (Most is not { } most || value <= most);
}
