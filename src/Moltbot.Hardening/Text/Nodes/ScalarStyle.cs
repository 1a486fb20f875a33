namespace Moltbot.Hardening.Text.Nodes;

/// <summary>How a scalar is written. Only a <see cref="Plain"/> one may mean anything but a string.</summary>
public enum ScalarStyle
{
    /// <summary>YAML: unquoted. JSON5: a number, <c>true</c>, <c>false</c>, <c>null</c>, or an identifier key.</summary>
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,

    /// <summary>A placeholder of a template (<c>${P}</c> or <c>{{ p }}</c> outside quotes): its value is known only on the host.</summary>
    Hole,
}
