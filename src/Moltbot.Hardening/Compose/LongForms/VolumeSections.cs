namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>What stands between the colons of a short mount: three texts at most are one.</summary>
internal struct VolumeSections
{
    public string First { get; private set; }

    public string Second { get; private set; }

    public string Third { get; private set; }

    public int Count { get; private set; }

    /// <summary>Whether one of them, of all that there are, is empty.</summary>
    public bool HasEmpty { get; private set; }

    public void Add(string section)
    {
        switch (Count++)
        {
            case 0:
                First = section;
                break;
            case 1:
                Second = section;
                break;
            case 2:
                Third = section;
                break;
            default:
                break;
        }

        HasEmpty |= section.Length == 0;
    }
}
