namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>Makes sets out of a seed. Attributes come in turn, and each goes through its forms and tags in turn for every way, so that no combination is left out; the rest is drawn.</summary>
internal sealed class SetGenerator(int seed)
{
    public static readonly string[] Tags = ["", "!override ", "!reset "];

    /// <summary>Each attribute as often as it has forms, far from itself.</summary>
    private static readonly Attribute[] ByForms = [.. Spread([.. Attributes.All.SelectMany(static attribute => Enumerable.Repeat(attribute, attribute.Forms.Count))])];

    private readonly Random random = new(seed);
    private readonly Dictionary<(Attribute Attribute, Way Way), int> uses = [];
    private int next;

    public GeneratedSet Next()
    {
        var attributes = Enumerable.Range(0, random.Next(1, 4)).Select(_ => NextAttribute()).Distinct().ToArray();

        // The way that the first attribute went least, so that chance leaves none out.
        var way = Enum.GetValues<Way>().OrderBy(_ => random.Next()).MinBy(way => uses.GetValueOrDefault((attributes[0], way)));
        return new GeneratedSet(way, [.. attributes.Select(attribute => Pick(attribute, way))]);
    }

    private Attribute NextAttribute()
    {
        var attribute = next < Attributes.All.Count ? Attributes.All[next] : ByForms[next % ByForms.Length];
        next++;
        return attribute;
    }

    private Pick Pick(Attribute attribute, Way way)
    {
        var forms = attribute.Forms.Count;
        uses.TryGetValue((attribute, way), out var use);
        uses[(attribute, way)] = use + 1;

        // Shifted by the seed, so that short runs differ.
        var combination = (use + (seed & 0xFFFF)) % (forms * Tags.Length);
        return new Pick(attribute, random.Next(forms), combination % forms, Tags[combination / forms]);
    }

    /// <summary>Every item once, in steps of a prime that does not divide the count.</summary>
    private static IEnumerable<Attribute> Spread(Attribute[] items)
    {
        var step = new[] { 101, 103 }.First(prime => items.Length % prime != 0);
        return items.Select((_, i) => items[(int)((long)i * step % items.Length)]);
    }
}
