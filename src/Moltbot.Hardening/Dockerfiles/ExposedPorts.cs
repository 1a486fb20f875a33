using System.Globalization;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The ports that an <c>EXPOSE</c> names; what an argument without a value decides is left out.</summary>
internal static class ExposedPorts
{
    public static IEnumerable<ExposedPort> Of(BuiltInstruction expose)
    {
        if (expose.Keyword != "EXPOSE")
        {
            yield break;
        }

        foreach (var argument in expose.Instruction.Arguments)
        {
            var expanded = expose.Expand(argument.Text);
            foreach (var text in expanded is { Failure: null, Because: null, IsSupplied: false } ? expanded.Words : [])
            {
                var ends = text.Split('/')[0].Split('-');
                if (int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                    && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
                {
                    yield return new ExposedPort(text, argument.At, first, last);
                }
            }
        }
    }
}
