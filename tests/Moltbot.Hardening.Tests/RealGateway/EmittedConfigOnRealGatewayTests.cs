using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using Moltbot.Hardening.Gateway;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.RealGateway;

/// <summary>The emitted configuration in the gateways themselves: <c>MOLTBOT_REAL_GATEWAY=1 dotnet test tests/Moltbot.Hardening.Tests --filter RealGateway</c>.</summary>
[SupportedOSPlatform("linux")]
public sealed class EmittedConfigOnRealGatewayTests(ITestOutputHelper output)
{
    private static readonly string[] Start = ["gateway", "run"];

    [RealGatewayTheory]
    [InlineData("openclaw", "env")]
    [InlineData("openclaw", "file")]
    [InlineData("openclaw", "systemd-credential")]
    [InlineData("clawdbot", "env")]
    public async Task It_listens_on_loopback_alone_and_asks_for_the_token(string product, string secrets)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        using var home = Home(product, secrets, token);

        var (started, log) = await RunningGateway.StartAsync(home, token, Start);
        Assert.True(started is not null, log);
        using var gateway = started;

        var listeners = gateway.Listeners;
        output.WriteLine($"{product} {secrets}: {string.Join(", ", listeners.Select(static at => at.ToString()))}");
        Assert.Contains(new IPEndPoint(IPAddress.Loopback, home.Port), listeners);
        Assert.All(listeners, static at => Assert.True(IPAddress.IsLoopback(at.Address), at.ToString()));
        Assert.Equal(HttpStatusCode.Unauthorized, await gateway.CallAsync(null));
        Assert.Equal(HttpStatusCode.Unauthorized, await gateway.CallAsync(token[..^1] + (token[^1] == '0' ? '1' : '0')));
        Assert.Equal(HttpStatusCode.OK, await gateway.CallAsync(token));
    }

    [RealGatewayTheory]
    [InlineData("openclaw", "env", "required secrets are unavailable")]
    [InlineData("openclaw", "file", "required secrets are unavailable")]
    [InlineData("clawdbot", "env", "Missing env var \"CLAWDBOT_GATEWAY_TOKEN\"")]
    public async Task It_does_not_start_without_the_token(string product, string secrets, string why)
    {
        using var home = Home(product, secrets, null);

        var (started, log) = await RunningGateway.StartAsync(home, "", Start);
        using var gateway = started;

        Assert.Null(gateway);
        Assert.Contains(why, log, StringComparison.Ordinal);
    }

    [RealGatewayTheory]
    [InlineData("systemd-credential")]
    public async Task It_does_not_start_with_a_token_that_others_may_read(string secrets)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        using var home = Home("openclaw", secrets, token);
        File.SetUnixFileMode(home.TokenFile ?? "", UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var (started, log) = await RunningGateway.StartAsync(home, token, Start);
        using var gateway = started;

        Assert.Null(gateway);
        Assert.Contains("required secrets are unavailable", log, StringComparison.Ordinal);
    }

    [RealGatewayTheory]
    [InlineData("openclaw", "env")]
    [InlineData("openclaw", "file")]
    public async Task It_is_valid_for_the_gateways_own_check(string product, string secrets)
    {
        using var home = Home(product, secrets, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

        var (exitCode, said) = await home.RunAsync("config", "validate", "--json");
        output.WriteLine(said);

        Assert.Equal(0, exitCode);
        Assert.True(Json(said).GetProperty("valid").GetBoolean());
    }

    [RealGatewayTheory]
    [InlineData("openclaw", "env")]
    [InlineData("openclaw", "file")]
    [InlineData("clawdbot", "env")]
    public async Task The_gateways_own_audit_finds_nothing_critical(string product, string secrets)
    {
        using var home = Home(product, secrets, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

        var (_, said) = await home.RunAsync("security", "audit", "--json");
        var audit = Json(said);
        output.WriteLine(audit.GetProperty("summary").ToString() + string.Concat(audit.GetProperty("findings").EnumerateArray().Select(static finding => $"\n{finding.GetProperty("severity")} {finding.GetProperty("checkId")}")));

        Assert.Equal(0, audit.GetProperty("summary").GetProperty("critical").GetInt32());
    }

    private static GatewayHome Home(string name, string secrets, string? token)
    {
        var product = Product.Named(name) ?? throw new InvalidOperationException(name);
        var (install, problem) = GatewayInstall.Of(product);
        Assert.True(install is not null, problem);
        return new GatewayHome(install, product, secrets, token);
    }

    /// <summary>Lines of decoration may stand before it.</summary>
    private static JsonElement Json(string output)
    {
        var start = output.StartsWith('{') ? 0 : output.IndexOf("\n{", StringComparison.Ordinal) + 1;
        var bytes = System.Text.Encoding.UTF8.GetBytes(output[start..]);
        var reader = new Utf8JsonReader(bytes);
        return JsonElement.ParseValue(ref reader);
    }
}
