using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What is known, without any registry, of the user that an image runs as by default.</summary>
internal static class ImageUsers
{
    // scratch holds nothing, so nothing says USER.
    private static readonly KnownImage Scratch = new("scratch", null, "", []);

    private static readonly Lazy<List<KnownImage>> Table = new(Load);

    /// <returns><c>""</c> is root, else the user; null where the image is not known.</returns>
    public static string? Lookup(string imageReference) => Find(imageReference)?.User;

    /// <summary>The variables of an image's ENV that a Dockerfile may build on.</summary>
    public static ImmutableArray<KnownVariable> EnvironmentOf(string imageReference) => Find(imageReference)?.Environment ?? [];

    private static KnownImage? Find(string imageReference) =>
        imageReference == "scratch" ? Scratch
        : ImageReference.Parse(imageReference) is { } image ? Table.Value.Find(known => known.Matches(image))
        : null;

    private static List<KnownImage> Load()
    {
        using var stream = typeof(ImageUsers).Assembly.GetManifestResourceStream("image-users.txt")
            ?? throw new InvalidOperationException("the table of images is not in the assembly");
        using var reader = new StreamReader(stream);
        var images = new List<KnownImage>();
        while (reader.ReadLine()?.Trim() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                images.Add(KnownImage.Parse(line));
            }
        }

        return images;
    }
}
