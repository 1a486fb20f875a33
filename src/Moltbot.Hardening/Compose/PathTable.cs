using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>An ordered, read-only table: path pattern to what is done there. The first pattern that matches counts.</summary>
/// <remarks>A pattern is keys parted by dots; <c>*</c> is any one key, <c>[]</c> any item of a list.</remarks>
internal sealed class PathTable<T>
    where T : class
{
    private readonly ILookup<int, (string[] Pattern, T Value)> rows;

    public PathTable(params (string Pattern, T Value)[] table)
    {
        Patterns = [.. table.Select(static row => row.Pattern)];
        rows = table.Select(static row => (row.Pattern.Split('.'), row.Value)).ToLookup(static row => row.Item1.Length);
    }

    /// <summary>The patterns in written order.</summary>
    public ImmutableArray<string> Patterns { get; }

    /// <summary>What stands for a place, or null.</summary>
    public T? Find(ModelPath path)
    {
        foreach (var (pattern, value) in rows[path.Depth])
        {
            if (path.Matches(pattern))
            {
                return value;
            }
        }

        return null;
    }
}
