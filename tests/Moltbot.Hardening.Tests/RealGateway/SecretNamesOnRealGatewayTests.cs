using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Bundle;

namespace Moltbot.Hardening.Tests.RealGateway;

/// <summary>The names of <c>secrets.env.example</c> in the gateways' own programs.</summary>
[SupportedOSPlatform("linux")]
public sealed class SecretNamesOnRealGatewayTests
{
    /// <summary>And not the one that only looks right: the token of another product.</summary>
    [RealGatewayTheory]
    [InlineData("openclaw", "CLAWDBOT_GATEWAY_TOKEN")]
    [InlineData("clawdbot", "MOLTBOT_GATEWAY_TOKEN")]
    public void The_program_knows_each_of_them(string name, string unknown)
    {
        var product = Product.Named(name) ?? throw new InvalidOperationException(name);
        var (install, problem) = GatewayInstall.Of(product);
        Assert.True(install is not null, problem);
        var names = SecretsDeliveryTests.Names(SecretsEnvExample.Write(new TokenDelivery(SecretsKind.Env, product), hasToken: true, ["telegram", "discord", "slack"], []));
        var missing = names.Append(unknown).ToHashSet(StringComparer.Ordinal);

        var package = Path.GetDirectoryName(install.Script) ?? "";
        var program = Path.GetFileName(package) == "dist" ? package : Path.Combine(package, "dist");
        foreach (var file in Directory.EnumerateFiles(program, "*js", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            missing.RemoveWhere(each => text.Contains(each, StringComparison.Ordinal) && Regex.IsMatch(text, $@"\b{each}\b"));
        }

        Assert.Equal([unknown], missing);
    }
}
