namespace Moltbot.Hardening.Compose.Checks;

/// <summary>Scalars that a value may be, by their names in <see cref="SchemaText"/>.</summary>
[Flags]
internal enum ScalarKinds
{
    None = 0,
    Str = 1,
    Int = 2,
    Num = 4,
    Bool = 8,
    Null = 16,

    /// <summary>Whatever it is, collections too.</summary>
    Any = 32,
}
