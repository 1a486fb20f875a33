using Moltbot.Hardening.Dockerfiles;

namespace Moltbot.Hardening.Deployments;

/// <summary>The default user of an image: what the project says, else what is known.</summary>
internal static class BaseImageUsers
{
    /// <returns><c>""</c> is root; null where nobody knows.</returns>
    public static string? Lookup(DeploymentRequest request, string image)
    {
        var said = request.Items.FirstOrDefault(item => item.Type == "MoltbotBaseImageUser" && Names(item.Include, image));
        return said is not null ? said["User"] ?? "" : ImageUsers.Lookup(image);
    }

    /// <summary>An item without a tag speaks of every tag.</summary>
    private static bool Names(string item, string image) =>
        item == image || (image.Length > item.Length && image.StartsWith(item, StringComparison.Ordinal) && image[item.Length] is ':' or '@');
}
