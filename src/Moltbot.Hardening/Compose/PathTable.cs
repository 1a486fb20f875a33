using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>A read-only table: path pattern to what is done there.</summary>
/// <remarks>A pattern is keys parted by dots; <c>*</c> is any one key, <c>[]</c> any item of a list. No table has both a name and <c>*</c> at one place.</remarks>
internal sealed class PathTable<T>
    where T : class
{
    public PathTable(params (string Pattern, T Value)[] table)
    {
        Patterns = ImmutableArray.Create(Array.ConvertAll(table, static row => row.Pattern));
        foreach (var (pattern, value) in table)
        {
            Top.Add(pattern.Split('.'), value);
        }
    }

    /// <summary>The patterns in written order.</summary>
    public ImmutableArray<string> Patterns { get; }

    /// <summary>Where a walk from the top of a model begins.</summary>
    public PathStep<T> Top { get; } = new();

    /// <summary>Where a walk from a place begins; null where no pattern goes on.</summary>
    public PathStep<T>? From(ModelPath path)
    {
        var step = Top;
        foreach (var key in path.Segments)
        {
            step = step?.Next(key);
        }

        return step;
    }

    /// <summary>What stands for a place, or null.</summary>
    public T? Find(ModelPath path) => From(path)?.Value;
}
