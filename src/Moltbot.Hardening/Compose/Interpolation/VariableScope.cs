using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>The variables that a file may use. The machine's environment is never one of them.</summary>
internal sealed record VariableScope(ImmutableDictionary<string, Variable> Variables)
{
    public static VariableScope Of(IEnumerable<KeyValuePair<string, string>> values)
    {
        var variables = ImmutableDictionary.Create<string, Variable>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            variables = variables.Add(name, new Variable(value, null));
        }

        return new VariableScope(variables);
    }

    public Variable? Find(string name) => Variables.GetValueOrDefault(name);

    /// <summary>These and those of <paramref name="other"/> that have no value here.</summary>
    public VariableScope Else(IEnumerable<KeyValuePair<string, Variable>> other)
    {
        var variables = Variables;
        foreach (var (name, variable) in other)
        {
            variables = variables.ContainsKey(name) ? variables : variables.Add(name, variable);
        }

        return new VariableScope(variables);
    }
}
