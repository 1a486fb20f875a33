namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What a <see cref="PrivilegeTool"/> does.</summary>
internal enum PrivilegeToolKind
{
    /// <summary><c>sudo</c> is installed, used, or allowed without a password.</summary>
    Sudo,

    /// <summary>A program that talks to a container engine.</summary>
    EngineClient,

    /// <summary>A mode that lets everybody write.</summary>
    WorldWritable,

    /// <summary>A file that runs as its owner whoever starts it.</summary>
    SetUserId,

    /// <summary>A password is set in the image.</summary>
    Password,

    /// <summary>A certificate or a package's signature is not checked.</summary>
    CheckOff,
}
