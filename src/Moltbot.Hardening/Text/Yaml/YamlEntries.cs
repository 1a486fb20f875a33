namespace Moltbot.Hardening.Text.Yaml;

/// <summary>Goes over the entries of a mapping, those with a key that no reader can use left out.</summary>
internal struct YamlEntries(YamlTape tape, int mapping)
{
    private readonly int end = tape[mapping].Next;
    private int next = mapping + 1;

    public int Key { get; private set; }

    public int Value { get; private set; }

    public bool MoveNext()
    {
        // Where the reading ended at an error, the last key may have no value.
        while (next < end && tape[next].Next is var value && value < end)
        {
            (Key, Value, next) = (next, value, tape[value].Next);
            if (!tape[Key].IsUnusable)
            {
                return true;
            }
        }

        return false;
    }
}
