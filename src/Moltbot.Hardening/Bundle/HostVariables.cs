using System.Text.RegularExpressions;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle;

/// <summary>Names of the variables that the compose files ask the host for and that nothing in the project sets.</summary>
internal static partial class HostVariables
{
    public static IEnumerable<string> Of(Deployment deployment) => deployment.Sets
        .SelectMany(static set => Scalars(set.Compose.Model))
        .Where(static scalar => scalar.IsHole || scalar.EmptyVariables.Length > 0)
        .SelectMany(static scalar => scalar.EmptyVariables.Concat(Required().Matches(scalar.Text).Select(static match => match.Groups["name"].Value)))
        .Distinct();

    private static IEnumerable<ComposeScalar> Scalars(ComposeNode node) => node switch
    {
        ComposeMapping mapping => mapping.Values.SelectMany(Scalars),
        ComposeSequence list => list.Items.SelectMany(Scalars),
        ComposeScalar scalar => [scalar],
        _ => [],
    };

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*):?\?", RegexOptions.ExplicitCapture)]
    private static partial Regex Required();
}
