using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose.Interpolation;

/// <summary>What an env file says, its variables replaced.</summary>
/// <remarks>A line sees the scope around it first, then the lines before it, then the files before its own (measured). Single quotes keep the text as it is.</remarks>
internal static class EnvVariables
{
    public static ImmutableDictionary<string, Variable> Evaluate(EnvFile file, VariableScope around, Action<Problem> report, VariableScope? earlier = null)
    {
        var values = ImmutableDictionary.Create<string, Variable>(StringComparer.Ordinal).ToBuilder();
        foreach (var problem in file.Problems)
        {
            report(problem);
        }

        foreach (var entry in file.Entries)
        {
            if (entry.Value is null)
            {
                if (around.Find(entry.Key) is { } inherited)
                {
                    values[entry.Key] = inherited;
                }

                continue;
            }

            var result = entry.Quote == EnvQuote.Single
                ? new TemplateResult(entry.Value)
                : Template.Substitute(entry.Value, around.Else(values).Else(earlier is null ? [] : earlier.Variables), keepsHoles: false);
            if (result.Error is { } error)
            {
                report(new Problem(error.IsLimit ? ProblemKind.LimitExceeded : ProblemKind.Refused, entry.ValueAt, error.Message));
            }

            values[entry.Key] = new Variable(result.Text, entry.At);
        }

        return values.ToImmutable();
    }
}
