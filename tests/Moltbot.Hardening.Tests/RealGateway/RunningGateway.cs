using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.Versioning;
using System.Text;

namespace Moltbot.Hardening.Tests.RealGateway;

/// <summary>A gateway's process, ended with its children by its own id.</summary>
[SupportedOSPlatform("linux")]
internal sealed class RunningGateway : IDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private readonly Process process;
    private readonly int port;
    private readonly StringBuilder log = new();

    private RunningGateway(Process process, int port)
    {
        this.process = process;
        this.port = port;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    public IPEndPoint[] Listeners => RealGateway.Listeners.Of(process.Id);

    /// <summary>Starts it and waits until it answers a call, or has ended.</summary>
    /// <returns>Null where it ended by itself, with what it said.</returns>
    public static async Task<(RunningGateway? Gateway, string Log)> StartAsync(GatewayHome home, string token, params string[] arguments)
    {
        var gateway = new RunningGateway(home.Start(arguments), home.Port);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(4) && !gateway.process.HasExited;)
        {
            // In its first seconds OpenClaw answers 500 or 503 to a call that it will take.
            if (await gateway.CallAsync(token) is HttpStatusCode.OK)
            {
                return (gateway, gateway.Log);
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        var said = gateway.Log;
        var ended = gateway.process.HasExited;
        gateway.Dispose();
        return ended ? (null, said) : throw new TimeoutException("the gateway answers no call with the token: " + said);
    }

    /// <summary>Lists the sessions by HTTP, the smallest call that asks who the client is.</summary>
    /// <returns>The answer's status; null where nobody listens.</returns>
    public async Task<HttpStatusCode?> CallAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/tools/invoke"))
        {
            Content = new StringContent("""{ "tool": "sessions_list", "args": {} }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await Http.SendAsync(request);
            return response.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void Append(string? line)
    {
        lock (log)
        {
            log.AppendLine(line);
        }
    }
}
