namespace Moltbot.Hardening.Deployments;

/// <summary>What decides a service's user.</summary>
internal enum UserSource
{
    /// <summary><c>user</c> in the compose file.</summary>
    Compose,

    /// <summary>A <c>USER</c> of the Dockerfile that is built, or its base image.</summary>
    Dockerfile,

    /// <summary>The image that is pulled.</summary>
    Image,
}
