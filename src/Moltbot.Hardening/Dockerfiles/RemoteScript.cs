using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A script that a build fetches and runs in one go.</summary>
/// <param name="At">From the fetch to the program that runs it.</param>
/// <param name="Address">What is fetched, as it is written.</param>
/// <param name="Interpreter">What runs it.</param>
internal sealed record RemoteScript(SourceLocation At, string Address, string Interpreter);
