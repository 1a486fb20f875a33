namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>Makes sets out of a seed. Attributes come in turn, so that none is left out; everything else is drawn.</summary>
internal sealed class SetGenerator(int seed)
{
    private static readonly string[] Tags = ["", "", "!override ", "!reset "];

    private readonly Random random = new(seed);
    private int next = seed * 7;

    public GeneratedSet Next()
    {
        var way = (Way)random.Next(Enum.GetValues<Way>().Length);
        var picks = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick()).DistinctBy(static pick => pick.Attribute).ToArray();
        return new GeneratedSet(way, picks);
    }

    private Pick Pick()
    {
        var attribute = Attributes.All[(next++ & int.MaxValue) % Attributes.All.Count];
        return new Pick(attribute, random.Next(attribute.Forms.Count), random.Next(attribute.Forms.Count), Tags[random.Next(Tags.Length)]);
    }
}
