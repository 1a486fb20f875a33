using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Gives a variable that is only named the value that it has in the scope.</summary>
internal sealed class InheritedVariables
{
    private readonly Func<ComposeScalar, ComposeScalar?> ofBare;
    private readonly Func<ComposeEntry, ComposeNode?> ofEntry;

    public InheritedVariables(VariableScope variables)
    {
        Variables = variables;
        ofBare = bare => Find(bare, bare.Text);
        ofEntry = entry => entry.Value is ComposeScalar { Value: null } bare ? Find(bare, entry.Key) ?? bare : entry.Value;
    }

    public VariableScope Variables { get; }

    /// <summary>A list or a mapping of variables as a mapping, filled.</summary>
    public ComposeNode Fill(ComposeNode written) => Forms.Mapping(written, ofBare) is var node && node is ComposeMapping mapping ? mapping.Map(ofEntry) : node;

    private ComposeScalar? Find(ComposeScalar bare, string name) => Variables.Find(name) is { } variable
        ? ComposeScalar.Of(variable.SetAt is { } at ? bare.Origin.Through(new Related(at, $"the variable {name} is set here")) : bare.Origin, variable.Value)
        : null;
}
