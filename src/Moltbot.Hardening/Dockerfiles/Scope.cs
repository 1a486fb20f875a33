using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The variables that an instruction sees.</summary>
/// <param name="Variables">By name; names are case sensitive.</param>
/// <param name="IsOpen">Whether an image stands below whose own ENV we do not know.</param>
internal sealed record Scope(ImmutableDictionary<string, Variable> Variables, bool IsOpen)
{
    public static Scope Empty { get; } = new(ImmutableDictionary.Create<string, Variable>(StringComparer.Ordinal), IsOpen: false);

    public Scope With(string name, Variable variable) => this with { Variables = Variables.SetItem(name, variable) };

    public Variable? Find(string name) => Variables.GetValueOrDefault(name);
}
