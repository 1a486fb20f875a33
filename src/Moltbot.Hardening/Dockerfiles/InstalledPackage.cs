using Moltbot.Hardening.Text.Scripts;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A package that is installed, and the word that names it.</summary>
internal sealed record InstalledPackage(string Name, ScriptWord Word);
