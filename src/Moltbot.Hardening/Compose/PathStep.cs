namespace Moltbot.Hardening.Compose;

/// <summary>A place on the way down a <see cref="PathTable{T}"/>: a walk that carries it along leaves out whole trees that no pattern reaches.</summary>
internal sealed class PathStep<T>
    where T : class
{
    private readonly Dictionary<string, PathStep<T>> named = new(StringComparer.Ordinal);
    private PathStep<T>? any;

    /// <summary>Whether no pattern goes on from here.</summary>
    public bool IsLast => any is null && named.Count == 0;

    /// <summary>What the table says of this place, or null.</summary>
    public T? Value { get; private set; }

    /// <summary>One key or item further down; null where no pattern goes on.</summary>
    public PathStep<T>? Next(string key) => named.TryGetValue(key, out var next) ? next : any;

    public void Add(ReadOnlySpan<string> pattern, T value)
    {
        if (pattern.IsEmpty)
        {
            Value ??= value;
            return;
        }

        (pattern[0] == "*" ? any ??= new PathStep<T>() : Named(pattern[0])).Add(pattern[1..], value);
    }

    private PathStep<T> Named(string key)
    {
        if (!named.TryGetValue(key, out var next))
        {
            next = new PathStep<T>();
            named.Add(key, next);
        }

        return next;
    }
}
