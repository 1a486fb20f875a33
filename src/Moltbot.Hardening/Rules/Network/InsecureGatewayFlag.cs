using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>An option or variable of the gateway that switches a protection off or shows a secret.</summary>
internal sealed class InsecureGatewayFlag : Rule
{
    private static readonly (string Option, string Why)[] Options =
    [
        ("--allow-unconfigured", "the gateway starts without a config, so on defaults that nobody chose; remove it and write gateway.mode into the config"),
        ("--token", "every process and 'docker inspect' shows the command line; remove it and give the token by the environment"),
    ];

    private static readonly string[] Inspectors = ["--inspect", "--inspect-brk", "--inspect-wait"];

    private const string Debugger = "whoever reaches Node's debugger runs code in the gateway; remove the option";

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1008", Name: nameof(InsecureGatewayFlag), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway is started with an option or a variable that switches a protection off.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var gateway in set.Gateways)
            {
                foreach (var finding in OfCommand(gateway).Concat(OfEnvironment(gateway)))
                {
                    yield return finding;
                }
            }
        }
    }

    private IEnumerable<Finding> OfCommand(Service gateway)
    {
        foreach (var option in Options)
        {
            foreach (var word in gateway.Command.Flags(option.Option))
            {
                yield return Report(gateway, word.Origin, "command", option.Option, option.Why) with { Fix = WithoutOption(gateway, word) };
            }
        }

        foreach (var option in Inspectors)
        {
            foreach (var word in gateway.Command.Flags(option))
            {
                yield return Report(gateway, word.Origin, "command", option, Debugger) with { Fix = WithoutOption(gateway, word) };
            }
        }
    }

    private IEnumerable<Finding> OfEnvironment(Service gateway)
    {
        foreach (var variable in gateway.VariablesInUse)
        {
            var why = Why(variable.Name, variable.Value);
            if (why is not null)
            {
                yield return Report(gateway, variable.Value.Origin, "environment/" + variable.Name, variable.Name, why) with { Fix = Fix.Show("Remove the variable", EntryRemoval.Of(variable.Value.Origin.At)) };
            }
        }
    }

    private const string Title = "Remove the option";

    /// <summary>The option, and the token behind it; none where both are words of a script.</summary>
    private static Fix? WithoutOption(Service gateway, ComposeScalar option)
    {
        var at = option.Origin.At;
        if (at.Slice.Contains(' ', StringComparison.Ordinal))
        {
            var said = " " + option.Text;
            var place = at.Slice.IndexOf(said, StringComparison.Ordinal);
            return option.Text.StartsWith("--token", StringComparison.Ordinal) || place < 0 || place != at.Slice.LastIndexOf(said, StringComparison.Ordinal) ? null
                : Fix.Show(at, Title, at.Slice.Remove(place, said.Length));
        }

        ComposeScalar? before = null;
        foreach (var word in gateway.Command.Words)
        {
            if (option.Text == "--token" && ReferenceEquals(before, option))
            {
                at = at.File.At(TextSpan.Between(at.Span.Offset, word.Origin.At.Span.End));
            }

            before = word;
        }

        return Fix.Show(Title, EntryRemoval.Of(at));
    }

    private static string? Why(string name, ComposeScalar value)
    {
        if (value.Value is null)
        {
            return null;
        }

        var isOpen = value.IsHole && HoleText.IsIn(value.Text);
        return name switch
        {
            "NODE_TLS_REJECT_UNAUTHORIZED" when isOpen || value.Text == "0" => "no certificate is checked, so anyone between the gateway and a provider reads keys and answers for it; remove the variable",
            "NODE_OPTIONS" when value.Text.Split(' ').Any(IsInspector) => Debugger,
            _ when name.Contains("_ALLOW_INSECURE_", StringComparison.Ordinal) && (isOpen || IsTrue(value.Text)) => "tokens and conversations travel where others read them; remove the variable",
            _ when name.EndsWith("_PRINT_ACCESS", StringComparison.Ordinal) && (isOpen || IsTrue(value.Text)) => "the address with its token is written to the log; remove the variable",
            _ => null,
        };
    }

    private static bool IsInspector(string word) => Inspectors.Contains(word.Split('=')[0]);

    /// <summary>The words that upstream takes for true.</summary>
    private static bool IsTrue(string text) => text.Trim().ToLowerInvariant() is "1" or "true" or "yes" or "on";

    private Finding Report(Service gateway, Origin origin, string path, string what, string why) => new(
        Descriptor, origin.At, $"gateway {Quote.Value(gateway.Name)} is given {Quote.Plain(what)}: {why}")
    {
        Service = gateway.Name,
        Pointer = gateway.PointerTo(path),
        Related = origin.Via,
        Subject = what,
    };
}
