namespace Moltbot.Hardening.Text;

/// <summary>A half-open range of UTF-16 units in a <see cref="SourceFile"/>.</summary>
/// <param name="Offset">First unit, from 0.</param>
/// <param name="Length">Number of units; 0 is a place between two units.</param>
public readonly record struct TextSpan(int Offset, int Length)
{
    /// <summary>The first unit after the span.</summary>
    public int End => Offset + Length;

    /// <summary>The span from <paramref name="start"/> up to, but without, <paramref name="end"/>.</summary>
    public static TextSpan Between(int start, int end) => new(start, Math.Max(0, end - start));
}
