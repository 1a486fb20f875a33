# container.awk: judges a running container, flat as json.awk writes it, by the rules of the build. Moltbot.Hardening wrote it.
# Prints a result a line, parted by tabs: status, severity, rule, service, message. Variables: s (the service), topology. engine.awk is read before it.

BEGIN { FS = "\t" }
{ text = substr($0, length($1) + length($2) + 3); value[$1] = text; kind[$1] = $2; line[++count] = $1 }
function fail(rule, message) { printf "fail\terror\t%s\t%s\t%s\n", rule, s, message; told[rule] = 1 }
function pass(rule, message) { if (!told[rule]) printf "pass\t-\t%s\t%s\t%s\n", rule, s, message }
END {
  if (value["/0/State/Status"] != "running") { printf "unknown\t-\tMBH7010\t%s\tits container is %s, not running: what it does then is not known\n", s, value["/0/State/Status"]; told["MBH7010"] = 1 }
  user = value["/0/Config/User"]; sub(/:.*/, "", user)
  if (user == "" || user == "root" || user ~ /^\+?0+$/) fail("MBH7010", "its container runs as root")
  for (i = 1; i <= count; i++) {
    p = line[i]; v = value[p]
    if (p ~ /^\/0\/Mounts\/[0-9]+\/Source$/ && reaches_engine(v)) fail("MBH7011", "its container has " v)
    if (p ~ /^\/0\/Config\/Env\/[0-9]+$/ && v ~ /^DOCKER_HOST=./) fail("MBH7011", "its container is told where an engine is (DOCKER_HOST)")
    if (p ~ /^\/0\/NetworkSettings\/Ports\/[^\/]+\/[0-9]+\/HostIp$/ && v !~ /^(127\.[0-9.]+|::1)$/) {
      port = p; sub(/^\/0\/NetworkSettings\/Ports\//, "", port); sub(/\/[0-9]+\/HostIp$/, "", port); sub(/~1/, "/", port)
      fail("MBH7007", "its container publishes " port " on " (v == "" ? "every interface" : v))
    }
    if (p ~ /^\/0\/HostConfig\/CapAdd\/[0-9]+$/ && v ~ /^(CAP_)?(ALL|SYS_ADMIN|NET_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_READ_SEARCH|BPF|PERFMON|SYS_RAWIO|SYS_BOOT|SYS_TIME)$/) fail("MBH2003", "its container has capability " v)
    if (p ~ /^\/0\/HostConfig\/SecurityOpt\/[0-9]+$/ && v ~ /(unconfined|label[:=]disable)$/) fail("MBH2010", "its container runs with " v)
  }
  if (kind["/0/HostConfig/Privileged"] == "true") fail("MBH2002", "its container is privileged")
  if (value["/0/HostConfig/NetworkMode"] == "host" && topology != "host") fail("MBH1005", "its container is in the network of the host")
  pass("MBH7010", "its container does not run as root"); pass("MBH7011", "its container has no engine socket")
  pass("MBH7007", "its container publishes nothing beyond loopback")
  pass("MBH2002", "its container is not privileged"); pass("MBH2003", "its container has no dangerous capability")
  pass("MBH2010", "its container keeps its security profiles"); pass("MBH1005", "its container has a network of its own")
}
