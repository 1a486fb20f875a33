using System.Globalization;
using System.Runtime.Versioning;
using Moltbot.Hardening.Tests.Scripts;

namespace Moltbot.Hardening.Tests.Audit;

/// <summary>Around a random state: docker and what it says, the dates of the scripts, mounts, the gateway's port, and the program that tells of listeners.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class RandomHost(Random random, ScriptHost host, bool isSound)
{
    private const string Model = """
        { "services": { "clawdbot-gateway": { "image": "clawdbot:2026.1.24", "user": "1000", "command": ["gateway", "--bind", "loopback"], "environment": { "CLAWDBOT_GATEWAY_TOKEN": "x" },
          "ports": [{ "mode": "ingress", "host_ip": "127.0.0.1", "target": 18789, "published": "18789", "protocol": "tcp" }], "cap_drop": ["ALL"], "security_opt": ["no-new-privileges:true"] } } }
        """;

    private const string Running = """
        [{ "State": { "Status": "running" }, "Config": { "User": "1000:1000", "Env": ["HOME=/home/node"] }, "Mounts": [{ "Type": "bind", "Source": "/srv/state" }], "HostConfig": { "Privileged": false },
           "NetworkSettings": { "Ports": { "18789/tcp": [{ "HostIp": "127.0.0.1", "HostPort": "18789" }] } } }]
        """;

    private static readonly (string Name, int Days)[] Dates = [("token", 90), ("provider-keys", 180), ("backup", 31)];

    public void Make()
    {
        Docker();
        foreach (var (name, days) in Dates)
        {
            Date(name, days);
        }

        host.Write("mounts", "/dev/sda1 / ext4 rw 0 0\n" + (isSound ? "" : random.Pick("", "", "", $"C:\\134 {Escaped(host.At("state"))} 9p rw,aname=drvfs;path=C: 0 0\n", $"C:\\134 {Escaped(host.At("state"))} 9p rw,aname=drvfs;path=C:;metadata;x 0 0\n", "/dev/sdb /home/else vfat rw 0 0\n")));
        foreach (var program in (string[])["ss", "netstat", "lsof"])
        {
            File.Delete(host.At("stubs/" + program));
        }

        // Without any of them the script reads the kernel's table itself.
        if (random.OneIn(3))
        {
            host.Stub("ss", "exit 1").Stub("netstat", "exit 1").Stub("lsof", "exit 1");
        }
    }

    private void Docker()
    {
        File.Delete(host.At("stubs/docker"));
        if (random.OneIn(8))
        {
            return;
        }

        if (random.OneIn(8))
        {
            // It reads files, and no engine runs behind it.
            host.Write("docker/model.json", Model).Stub("docker", $"case \"$*\" in 'compose version'*) ;; *' config --format json') cat '{host.At("docker/model.json")}' ;; *) exit 1 ;; esac");
            return;
        }

        if (isSound)
        {
            host.Docker(Model, inspection: Running).Write("docker/log", RandomLog.Text(random, mayHoldSecrets: false));
            return;
        }

        host.Docker(Model, inspection: random.OneIn(8) ? null : random.OneIn(10) ? "[{ \"State\": " : Inspection());
        File.Delete(host.At("docker/log"));
        if (!random.OneIn(6))
        {
            host.Write("docker/log", RandomLog.Text(random, random.OneIn(3)));
        }
    }

    private string Inspection() => $$"""
        [{ "State": { "Status": "{{random.Pick("running", "running", "running", "exited")}}" },
           "Config": { "User": "{{random.Pick("1000", "1000:1000", "node", "", "0:0", "root", "+0", "00", "0x0", "1000:0")}}", "Env": [{{random.Pick("", "", "\"DOCKER_HOST=tcp://10.0.0.1:2375\"", "\"DOCKER_HOST=\"", "\"HOME=/x\"")}}] },
           "Mounts": [{ "Type": "bind", "Source": "{{random.Pick("/srv/state", "/run/docker.sock", "/var/run", "/", "/srv/docker.sock.d", "/run/user/1000/podman/podman.sock", "/home/me/.docker/run", "/var", "/run/k3s", "/home/me")}}" }],
           "HostConfig": { "Privileged": false },
           "NetworkSettings": { "Ports": { "18789/tcp": {{random.Pick("null", "[{ \"HostIp\": \"127.0.0.1\", \"HostPort\": \"18789\" }]", "[{ \"HostIp\": \"0.0.0.0\", \"HostPort\": \"18789\" }, { \"HostIp\": \"::\", \"HostPort\": \"18789\" }]", "[{ \"HostIp\": \"::1\", \"HostPort\": \"1\" }]", "[{ \"HostIp\": \"\", \"HostPort\": \"1\" }]")}} } } }]
        """;

    private void Date(string name, int days)
    {
        var path = host.At("home/.local/state/moltbot-hardening/" + name);
        Directory.CreateDirectory(host.At("home/.local/state/moltbot-hardening"));
        File.Delete(path);
        if (!isSound && random.OneIn(6))
        {
            return;
        }

        host.Write("home/.local/state/moltbot-hardening/" + name, "");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(random.OneIn(8) ? 30 : !isSound && random.OneIn(4) ? -24 * (days + random.Next(3)) - 1 : -24.0 * random.Next(days) - 1));
    }

    private static string Escaped(string path) => path.Replace(" ", "\\040", StringComparison.Ordinal);

    /// <summary>The script's own words for a port, and for the list of mounts.</summary>
    public void Tell(int port) => host.Bash(
        $"sed -i 's|^mounts_file=.*|mounts_file={host.At("mounts")}|' '{host.Bundle}/scripts/checks.sh' && sed -i 's|^gateway_port=.*|gateway_port={port.ToString(CultureInfo.InvariantCulture)}|' '{host.Bundle}/scripts/deployment.conf'").ShouldExit(0);
}
