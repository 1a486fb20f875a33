using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Text;

/// <summary>An env file: its entries in written order (a later one of the same name wins) and what docker compose refuses in it.</summary>
public sealed record EnvFile(SourceFile File, ImmutableArray<EnvEntry> Entries, ImmutableArray<Problem> Problems);
