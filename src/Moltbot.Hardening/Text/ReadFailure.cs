namespace Moltbot.Hardening.Text;

/// <summary>Why a path gave no text.</summary>
public enum ReadFailure
{
    /// <summary>Nothing is there.</summary>
    Missing,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A FIFO, device or socket: never opened, since that could block.</summary>
    NotRegular,

    /// <summary>The file may not be read, or reading it failed.</summary>
    Denied,

    /// <summary>More than <see cref="SourceLimits.FileBytes"/>.</summary>
    TooLarge,

    /// <summary>Not UTF-8, or it holds NUL or another control character that no text file holds.</summary>
    NotText,
}
