# config.awk: judges a gateway's configuration, flat as json.awk writes it, by the rules of the build that bear on a running host.
# Moltbot.Hardening wrote it. Prints a result a line, parted by tabs: status, severity, rule, message.
# Variables: product, topology, token_from_environment (1 where the container gets a token so).
# A file that includes others is judged as far as it goes; what it leaves out is unknown then, not absent.

BEGIN { FS = "\t" }
{
  value[$1] = substr($0, length($1) + length($2) + 3)
  type[$1] = $2
  order[++count] = $1
  if ($1 ~ /\/\$include(\/|$)/) includes = 1
}

END {
  mode(); bind(); auth(); redaction(); flags(); proxies(); tunnel(); channels()
  for (i = 1; i <= split("MBH4002 MBH4003 MBH4004 MBH4005 MBH4006 MBH4007 MBH4008 MBH4009 MBH4010 MBH4011 MBH5001 MBH5002 MBH5003", rules, " "); i++)
    if (!told[rules[i]]) {
      if (includes) unsure(rules[i], "it includes other files, which this script does not read")
      else printf "pass\t-\t%s\t%s\n", rules[i], good(rules[i])
    }
}

function good(rule) {
  if (rule == "MBH4002") return "gateway.mode is set"
  if (rule == "MBH4003") return "gateway.bind is what the topology asks for"
  if (rule == "MBH4004") return "the gateway asks for a secret"
  if (rule == "MBH4005") return "no token is weak"
  if (rule == "MBH4006") return "no token stands in the file"
  if (rule == "MBH4007") return "log redaction is on"
  if (rule == "MBH4008") return "the Control UI is guarded"
  if (rule == "MBH4009") return "no dangerous flag is on"
  if (rule == "MBH4010") return "no proxy is trusted too widely"
  if (rule == "MBH4011") return "no public tunnel"
  if (rule == "MBH5001") return "no channel lets everybody write"
  if (rule == "MBH5002") return "no group is heard without being asked for"
  return "no allow list lets everybody in"
}

function tell(severity, rule, message) { printf "fail\t%s\t%s\t%s\n", severity, rule, message; told[rule] = 1 }
function unsure(rule, message) { printf "unknown\t-\t%s\t%s\n", rule, message; told[rule] = 1 }
function has(pointer) { return pointer in type }
function is_on(pointer) { return type[pointer] == "true" }

function mode() { if (!has("/gateway/mode") && !includes) tell("error", "MBH4002", "gateway.mode is not set: the gateway does not start") }

function bind(   is) {
  is = value["/gateway/bind"]
  if (is == "" && product == "openclaw" && !includes) tell("error", "MBH4003", "gateway.bind is not set: in a container that is every interface")
  else if (is != "" && is != "loopback" && !(topology == "published" && is == "lan")) tell("error", "MBH4003", "gateway.bind is '" is "'; write loopback")
}

function auth(   how, secret, where) {
  how = value["/gateway/auth/mode"]
  if (how == "none" || how == "off") { tell("error", "MBH4004", "gateway.auth.mode is '" how "': nobody is asked for a secret"); return }
  if (how != "" && how !~ /^(token|password|trusted-proxy)$/) { tell("error", "MBH4004", "gateway.auth.mode is '" how "', which no gateway knows"); return }
  if (how == "trusted-proxy") return
  where = how == "password" ? "/gateway/auth/password" : "/gateway/auth/token"
  if (type[where] == "object") return
  secret = value[where]
  if (secret == "" && !token_from_environment && !includes) { tell("error", "MBH4004", "there is no token, neither here nor from the container's environment"); return }
  if (secret == "") return
  if (secret ~ /^\$\{[A-Z_][A-Z0-9_]*\}$/ || secret ~ /^\$[A-Z][A-Z0-9_]*$/) return
  # A literal of the running host's own file: a file of mode 600 may hold it, the repository's may not. Its strength is what counts.
  if (length(secret) < 32 || distinct(secret) < 10 || tolower(secret) ~ /change.?me|replace|your|example|placeholder|undefined|^null$/) tell("error", "MBH4005", "the token is weak (short, plain or a published placeholder); make one with rotate-gateway-token.sh")
}

function distinct(text,   i, c, n, have) {
  n = 0; split("", have)
  for (i = 1; i <= length(text); i++) { c = substr(text, i, 1); if (!(c in have)) { have[c] = 1; n++ } }
  return n
}

# OpenClaw always redacts and has no such key; the others redact unless told not to.
function redaction(   is) {
  if (!has("/logging/redactSensitive")) return
  is = value["/logging/redactSensitive"]
  if (is == "off") tell("error", "MBH4007", "logging.redactSensitive is 'off': secrets go to the log")
  else if (is != "tools") tell("error", "MBH4007", "logging.redactSensitive is '" is "', which the gateway refuses; write tools")
}

function flags(   i, key) {
  for (i = 1; i <= count; i++) {
    if (!is_on(order[i])) continue
    key = order[i]; sub(/.*\//, "", key)
    if (order[i] ~ /^\/gateway\/controlUi\// && key ~ /^(allowInsecureAuth|dangerously.*)$/) tell("error", "MBH4008", dotted(order[i]) " is on")
    else if (key ~ /^(dangerously|allowInsecure|allowUnsafe)/) tell("error", "MBH4009", dotted(order[i]) " is on")
  }
  for (i = 1; i <= count; i++) if (order[i] ~ /^\/gateway\/controlUi\/allowedOrigins\/[0-9]+$/ && value[order[i]] == "*") tell("error", "MBH4008", "gateway.controlUi.allowedOrigins has '*'")
}

function dotted(pointer) { sub(/^\//, "", pointer); gsub(/\//, ".", pointer); return pointer }

function proxies(   i) {
  for (i = 1; i <= count; i++)
    if (order[i] ~ /^\/gateway\/trustedProxies\/[0-9]+$/ && value[order[i]] ~ /^(\*|0\.0\.0\.0(\/0)?|::(\/0)?|10\.0\.0\.0\/8|172\.16\.0\.0\/12|192\.168\.0\.0\/16)$/) tell("error", "MBH4010", "gateway.trustedProxies trusts " value[order[i]])
  if (is_on("/gateway/allowRealIpFallback")) tell("error", "MBH4010", "gateway.allowRealIpFallback takes the address that a client names")
}

function tunnel() { if (value["/gateway/tailscale/mode"] == "funnel") tell("error", "MBH4011", "gateway.tailscale.mode funnel puts the gateway on the internet") }

function channels(   i, key) {
  for (i = 1; i <= count; i++) {
    if (order[i] !~ /^\/channels\//) continue
    key = order[i]; sub(/.*\//, "", key)
    if ((key == "dmPolicy" || order[i] ~ /\/dm\/policy$/) && value[order[i]] == "open") tell("error", "MBH5001", dotted(order[i]) " is open: a stranger's text reaches the agent")
    if (key == "groupPolicy" && value[order[i]] == "open") tell("error", "MBH5002", dotted(order[i]) " is open")
    if (key == "requireMention" && type[order[i]] == "false" && order[i] ~ /\/(groups|guilds|channels|rooms)\//) tell("error", "MBH5002", dotted(order[i]) " is false: every message of the group reaches the agent")
    if (order[i] ~ /\/(allowFrom|groupAllowFrom)\/[0-9]+$/ && value[order[i]] == "*") tell("error", "MBH5003", dotted(order[i]) " is '*': everybody")
  }
}
