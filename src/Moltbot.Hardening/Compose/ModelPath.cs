namespace Moltbot.Hardening.Compose;

/// <summary>A place in a model: the keys that lead to it; an item of a list is <see cref="Item"/>.</summary>
internal sealed class ModelPath
{
    /// <summary>The segment of any item of a list.</summary>
    public const string Item = "[]";

    private readonly ModelPath? parent;
    private readonly string segment;

    private ModelPath(ModelPath? parent, string segment)
    {
        this.parent = parent;
        this.segment = segment;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public static ModelPath Top { get; } = new(null, "");

    public int Depth { get; }

    /// <summary>The last of the keys; empty at the top.</summary>
    public string Key => segment;

    /// <summary>The place without the last of its keys.</summary>
    public ModelPath Parent => parent ?? this;

    /// <summary>The service that the place belongs to, or null.</summary>
    public string? Service => Segments is ["services", var name, ..] ? name : null;

    /// <summary>The keys from the top.</summary>
    public string[] Segments
    {
        get
        {
            var segments = new string[Depth];
            for (var here = this; here.parent is { } above; here = above)
            {
                segments[here.Depth - 1] = here.segment;
            }

            return segments;
        }
    }

    /// <summary>A JSON pointer; a list stands for its items.</summary>
    public string Pointer => string.Concat(Segments.Where(static key => key != Item)
        .Select(static key => "/" + key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    public static ModelPath Of(params string[] segments) => Of(segments.AsSpan());

    public static ModelPath Of(ReadOnlySpan<string> segments)
    {
        var path = Top;
        foreach (var key in segments)
        {
            path = path.Next(key);
        }

        return path;
    }

    public ModelPath Next(string key) => new(this, key);

    /// <summary>Whether the place is one of those that a pattern names; <c>*</c> stands for any one segment.</summary>
    public bool Matches(string[] pattern)
    {
        if (pattern.Length != Depth)
        {
            return false;
        }

        for (var here = this; here.parent is { } above; here = above)
        {
            if (pattern[here.Depth - 1] is var part && part != "*" && part != here.segment)
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => string.Join('.', Segments.Where(static key => key != Item));
}
