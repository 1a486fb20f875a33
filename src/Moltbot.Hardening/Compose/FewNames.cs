using System.Runtime.CompilerServices;

namespace Moltbot.Hardening.Compose;

/// <summary>A set of names that is mostly small: a few are compared with each other, and only more of them make a hash table.</summary>
/// <param name="capacity">How many names it takes at most.</param>
internal struct FewNames(int capacity)
{
    private const int Few = 8;

    private readonly HashSet<string>? many = capacity > Few ? new HashSet<string>(capacity, StringComparer.Ordinal) : null;
    private Names names;
    private int count;

    /// <summary>Takes a name; false where it is in the set.</summary>
    public bool Add(string name)
    {
        if (many is not null)
        {
            return many.Add(name);
        }

        for (var i = 0; i < count; i++)
        {
            if (names[i] == name)
            {
                return false;
            }
        }

        names[count++] = name;
        return true;
    }

    [InlineArray(Few)]
    private struct Names
    {
        private string? first;
    }
}
