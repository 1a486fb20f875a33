namespace Moltbot.Hardening.Hosts;

/// <summary>What an entry of a tree is.</summary>
public enum EntryKind
{
    File,
    Folder,

    /// <summary>A symbolic link, wherever it leads.</summary>
    Link,

    /// <summary>A pipe, socket or device.</summary>
    Other,
}
