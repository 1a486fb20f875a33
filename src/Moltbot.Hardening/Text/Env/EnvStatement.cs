using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Text.Env;

/// <summary>One statement: an entry, or why it is none, and where the next may begin.</summary>
internal readonly record struct EnvStatement(EnvEntry? Entry, int End, Problem? Problem);
