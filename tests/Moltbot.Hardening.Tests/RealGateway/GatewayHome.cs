using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.RealGateway;

/// <summary>A home of its own for one gateway: the emitted configuration, and the token as its kind delivers it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class GatewayHome : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder folder = new();
    private readonly GatewayInstall install;
    private readonly Dictionary<string, string> variables = [];

    /// <param name="install">The program.</param>
    /// <param name="product">Whose configuration is emitted.</param>
    /// <param name="secrets">A value of <c>MoltbotSecrets</c>.</param>
    /// <param name="token">What the operator made; null: they forgot.</param>
    public GatewayHome(GatewayInstall install, Product product, string secrets, string? token)
    {
        this.install = install;
        Port = FreePort();
        var state = Directory.CreateDirectory(Path.Combine(folder.Path, product.StateDirectories[0]), OwnerOnly | UnixFileMode.UserExecute).FullName;
        Write(Path.Combine(state, product.ConfigFile), Emit(product, secrets, Port));
        var delivery = new TokenDelivery(SecretsKinds.All.First(kind => SecretsKinds.WordOf(kind) == secrets), product);
        if (delivery.Kind == SecretsKind.SystemdCredential)
        {
            variables["CREDENTIALS_DIRECTORY"] = Path.Combine(folder.Path, "credentials");
        }

        if (token is null)
        {
            return;
        }

        switch (delivery.Kind)
        {
            case SecretsKind.Env:
                variables[product.TokenVariable] = token;
                break;
            case SecretsKind.File:
                TokenFile = Path.Combine(state, "secrets", "gateway-token");
                Write(TokenFile, token);
                break;
            default:
                TokenFile = Path.Combine(folder.Path, "credentials", delivery.SecretName);
                Write(TokenFile, token);
                break;
        }
    }

    public int Port { get; }

    /// <summary>The file that holds the token; null where a variable does.</summary>
    public string? TokenFile { get; }

    /// <summary>Starts the program; the caller ends it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(install.Node, [install.Script, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment.Clear();
        start.Environment["HOME"] = folder.Path;
        start.Environment["PATH"] = Path.GetDirectoryName(install.Node) + ":/usr/bin:/bin";
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(folder.Path, "tmp")).FullName;
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("the gateway's program did not start");
    }

    /// <summary>Runs a command of the program to its end.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    public void Dispose() => folder.Dispose();

    private static string Emit(Product product, string secrets, int port)
    {
        var request = Requests.With("MoltbotProduct", product.Name).With("MoltbotSecrets", secrets)
            .With("MoltbotGatewayPort", port.ToString(CultureInfo.InvariantCulture)).With("MoltbotWhatsAppPreset", "personal");
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(new MemoryTree().With(product.ConfigFile, "{}"), request));
        Assert.Empty(bundle.Obstacles);
        return bundle.Files.Single(file => file.Path == product.ConfigFile).Content;
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? path, OwnerOnly | UnixFileMode.UserExecute);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, OwnerOnly);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
