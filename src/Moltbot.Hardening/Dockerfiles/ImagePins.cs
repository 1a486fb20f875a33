namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Reads an image's name from its end, so that a name that docker refuses is judged too.</summary>
internal static class ImagePins
{
    /// <param name="image">The name, variables replaced.</param>
    /// <param name="unknown">What stands in the name for a part that only the host knows; null where there is none.</param>
    public static ImagePin Of(string image, char? unknown = null)
    {
        var at = image.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && at + 1 < image.Length)
        {
            return ImagePin.Digest;
        }

        var name = at < 0 ? image : image[..at];
        var last = name[(name.LastIndexOf('/') + 1)..];
        var colon = last.IndexOf(':', StringComparison.Ordinal);
        var tag = colon < 0 ? "" : last[(colon + 1)..];
        return unknown is { } part && (tag.Length > 0 ? tag : last).Contains(part, StringComparison.Ordinal) ? ImagePin.Unknown
            : tag.Length == 0 ? ImagePin.Untagged
            : tag == "latest" ? ImagePin.Latest
            : ImagePin.Tag;
    }
}
