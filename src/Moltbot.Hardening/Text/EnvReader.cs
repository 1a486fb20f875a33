using System.Collections.Immutable;

using Moltbot.Hardening.Text.Env;

namespace Moltbot.Hardening.Text;

/// <summary>Reads an env file as docker compose does, which is not how a shell does.</summary>
/// <remarks>
/// Measured on docker compose 2.40.3: <c>NAME=value</c> or <c>NAME: value</c>; <c>export</c> is dropped; an unquoted value ends at <c> #</c> or at the line's end;
/// a quoted one may span lines; text behind the closing quote begins a new statement.
/// </remarks>
public static class EnvReader
{
    public static EnvFile Read(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var entries = ImmutableArray.CreateBuilder<EnvEntry>();
        var at = EnvSyntax.SkipToStatement(file.Text, 0);
        while (at < file.Text.Length)
        {
            var statement = EnvSyntax.ReadStatement(file, at);
            if (statement.Problem is { } problem)
            {
                return new EnvFile(file, entries.ToImmutable(), [problem]);
            }

            if (statement.Entry is { } entry)
            {
                entries.Add(entry);
            }

            at = EnvSyntax.SkipToStatement(file.Text, statement.End);
        }

        return new EnvFile(file, entries.ToImmutable(), []);
    }
}
