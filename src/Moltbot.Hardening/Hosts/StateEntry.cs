namespace Moltbot.Hardening.Hosts;

/// <summary>An entry of a tree as the filesystem has it.</summary>
/// <param name="Path">From the tree's folder, with <c>/</c>; empty for the folder itself.</param>
/// <param name="Kind">What it is; of a link, the link.</param>
/// <param name="Mode">The twelve bits of rights, set-id and sticky.</param>
/// <param name="Owner">The user's number.</param>
/// <param name="Links">How many names it has.</param>
public sealed record StateEntry(string Path, EntryKind Kind, int Mode, long Owner, long Links)
{
    private const int RightsOfOthers = 0x3F;
    private const int SetUserOrGroup = 0xC00;

    /// <summary>Group or others may do anything with it.</summary>
    public bool IsOpenToOthers => (Mode & RightsOfOthers) != 0;

    /// <summary>Set-user-id or set-group-id.</summary>
    public bool RunsAsOwner => (Mode & SetUserOrGroup) != 0;

    /// <summary>As chmod takes it.</summary>
    public string ModeText => Convert.ToString(Mode, 8).PadLeft(3, '0');

    /// <summary>The absolute path as the system knows it: a name may be no text at all.</summary>
    public ReadOnlyMemory<byte> Address { get; init; }
}
