using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>The variables that a file may use. The machine's environment is never one of them.</summary>
internal sealed record VariableScope(ImmutableDictionary<string, Variable> Variables)
{
    public static VariableScope Of(IEnumerable<KeyValuePair<string, string>> values) =>
        new(values.ToImmutableDictionary(static pair => pair.Key, static pair => new Variable(pair.Value, null), StringComparer.Ordinal));

    public Variable? Find(string name) => Variables.GetValueOrDefault(name);

    /// <summary>These and those of <paramref name="other"/> that have no value here.</summary>
    public VariableScope Else(IEnumerable<KeyValuePair<string, Variable>> other) =>
        new(Variables.AddRange(other.Where(pair => !Variables.ContainsKey(pair.Key))));
}
