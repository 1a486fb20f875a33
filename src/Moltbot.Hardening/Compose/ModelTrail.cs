namespace Moltbot.Hardening.Compose;

/// <summary>Where a walk over a model stands. The walk itself keeps it; a <see cref="ModelPath"/> is made of it only where something is said.</summary>
internal sealed class ModelTrail
{
    private string[] keys = new string[16];

    /// <summary>How many keys lead here.</summary>
    public int Depth { get; private set; }

    /// <summary>The last of the keys; empty at the top.</summary>
    public string Key => Depth == 0 ? "" : keys[Depth - 1];

    /// <summary>The service that the place belongs to, or null.</summary>
    public string? Service => Depth > 1 && keys[0] == "services" ? keys[1] : null;

    /// <summary>A JSON pointer; a list stands for its items.</summary>
    public string Pointer => Path.Pointer;

    public ModelPath Path => ModelPath.Of(keys.AsSpan(0, Depth));

    /// <summary>One key or item further down, until <see cref="Up"/>.</summary>
    public void Down(string key)
    {
        if (Depth == keys.Length)
        {
            Array.Resize(ref keys, 2 * Depth);
        }

        keys[Depth++] = key;
    }

    public void Up() => Depth--;

    public override string ToString() => Path.ToString();
}
