using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A gateway that is told its token twice, in config and environment.</summary>
/// <remarks>The gateway takes the config's, its command line the environment's (openclaw PR 74433): with two values its own tools are turned away, and a rotation changes only one.</remarks>
internal sealed class TokenSourceConflict : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4020", Name: nameof(TokenSourceConflict), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The gateway's token stands both in its config and in its environment.")
    {
        Phase = "6",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            foreach (var secret in new[] { (Value: config.Token, Name: config.Product.TokenVariable), (Value: config.Password, Name: config.Product.PasswordVariable) })
            {
                if (!IsOfItsOwn(secret.Value, secret.Name))
                {
                    continue;
                }

                var user = deployment.UsersOf(config).FirstOrDefault(user => Other(user, secret.Value, secret.Name) is not null);
                if (user is not null)
                {
                    yield return new Finding(
                        Descriptor,
                        secret.Value.At,
                        $"{Quote.Plain(secret.Value.Dotted)} is given here and by {secret.Name} of service {Quote.Value(user.Name)}: which one wins differs by version and command, and a rotation changes only one; "
                        + $"write \"${{{secret.Name}}}\" here")
                    {
                        Pointer = secret.Value.Pointer,
                        Service = user.Name,
                        Related = Other(user, secret.Value, secret.Name) is { } other ? [new Related(other.Origin.At, "and here")] : [],
                        Fix = deployment.Settings.HasSecretVariable ? SecretFix.Of(config, secret.Value, secret.Name) : null,
                    };
                }
            }
        }
    }

    private static bool IsOfItsOwn(ConfigValue value, string name) => !value.IsRefused && value.Variable != name
        && (value.Kind is ConfigValueKind.Literal or ConfigValueKind.SecretReference || value.Variable is not null);

    /// <summary>The variable of the service, where it brings a value that is not the very one that the config refers to.</summary>
    private static ComposeScalar? Other(Service user, ConfigValue value, string name) =>
        user.VariableInUse(name) is { } variable && (variable.Value is null || variable.IsHole || variable.Text.Length > 0)
        && !(value.Variable is { } read && (variable.Origin.At.Slice.Contains(read, StringComparison.Ordinal) || user.VariableInUse(read)?.Text == variable.Text))
            ? variable
            : null;
}
