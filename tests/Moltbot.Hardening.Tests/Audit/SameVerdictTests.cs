using System.Globalization;
using System.Runtime.Versioning;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Tasks.Hosts;
using Moltbot.Hardening.Tests.Scripts;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Audit;

/// <summary><c>security-audit.sh</c> and the engine of <c>-t:MoltbotAudit</c> look at the same random hosts and say the same of room 7: rule, place, severity, and the verdict.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SameVerdictTests
{
    /// <summary>How many; <c>MOLTBOT_AUDIT_TREES=200</c> takes more.</summary>
    private static int Trees { get; } = int.Parse(Environment.GetEnvironmentVariable("MOLTBOT_AUDIT_TREES") ?? "25", CultureInfo.InvariantCulture);

    private static int FirstSeed { get; } = int.Parse(Environment.GetEnvironmentVariable("MOLTBOT_AUDIT_SEED") ?? "20261122", CultureInfo.InvariantCulture);

    [BashFact]
    public void Script_and_target_say_the_same_of_random_hosts()
    {
        using var ports = new OpenPorts();
        using var host = new ScriptHost();
        host.Write("project/secrets.env", "CLAWDBOT_GATEWAY_TOKEN=correct horse battery staple and more\n");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var differences = new List<string>();
        var verdicts = new int[3];
        for (var seed = FirstSeed; seed < FirstSeed + Trees; seed++)
        {
            var random = new Random(seed);
            using var state = new RandomState(random, host);
            var isSound = random.OneIn(4);
            var folder = state.Make(seed, isSound);
            var around = new RandomHost(random, host, isSound);
            around.Make();
            var port = random.Pick([.. isSound ? ports.OnLoopback : ports.All]);
            around.Tell(port);

            var run = host.Run("security-audit.sh", "--json", "--no-history", "--project", host.Project, "--state", folder);
            var ofScript = AuditResult.Of(run);
            var ofTarget = AuditResult.Of(Judge(host, folder, port));

            if (!ofScript.SequenceEqual(ofTarget))
            {
                differences.Add(Differences(seed, ofScript, ofTarget, run));
            }

            verdicts[AuditResult.Verdict(ofTarget)]++;
            seen.UnionWith(ofTarget.Select(static result => $"{result.Rule} {result.Kind}"));
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));

        // Else the hosts would be no test: every rule has found something, and every verdict came out.
        Assert.Equal(11, seen.Where(static one => !one.EndsWith("unknown", StringComparison.Ordinal)).Select(static one => one[..7]).Distinct().Count());
        Assert.True(verdicts[0] > 0 && verdicts[1] > 0 && verdicts[2] > 0, string.Join(' ', verdicts));
    }

    private static Verdict Judge(ScriptHost host, string folder, int port)
    {
        var request = new DeploymentRequest { ProjectFile = Path.Combine(host.Project, "deployment.proj") };
        request = request with { Properties = request.Properties.SetItem("MoltbotGatewayPort", port.ToString(CultureInfo.InvariantCulture)) };
        var machine = new ThisHost(
            new Dictionary<string, string>
            {
                ["HOME"] = host.Home,
                ["PATH"] = $"{host.At("stubs")}:/usr/bin:/bin:/usr/sbin:/sbin",
            },
            host.At("mounts"));
        return HardeningEngine.Audit(new DiskTree(host.Project), request, new AuditRequest(machine, [Path.TrimEndingDirectorySeparator(folder)]));
    }

    private static string Differences(int seed, IEnumerable<AuditResult> ofScript, IEnumerable<AuditResult> ofTarget, ScriptRun run) => string.Join('\n',
    [
        $"seed {seed}", "the script alone:", .. ofScript.Except(ofTarget).Select(static result => result.ToString()),
        "the target alone:", .. ofTarget.Except(ofScript).Select(static result => result.ToString()), run.Errors,
    ]);
}
