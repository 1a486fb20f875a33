# model.awk: judges an effective compose model, flat as json.awk writes it, by the rules of the build that a model alone can answer.
# Moltbot.Hardening wrote it. Prints a result a line, parted by tabs: status, severity, rule, service, message.
# engine.awk and tables.awk are read before it. Variables: gateways (service names, parted by blanks), topology, port (the gateway's).
# Only forms that docker compose prints are read: long form, booleans and numbers cast, every file merged.

BEGIN {
  FS = "\t"
  split("MBH1001 MBH1003 MBH1005 MBH1006 MBH1008 MBH1010 MBH2001 MBH2002 MBH2003 MBH2004 MBH2005 MBH2006 MBH2007 MBH2008 MBH2010 MBH2011 MBH2012 MBH2013 MBH2014 MBH2015 MBH2016 MBH2017 MBH2018 MBH2021 MBH2022", rules, " ")
  good["MBH1001"] = "every published port is on loopback"
  good["MBH1003"] = "the gateway's command and environment bind what the topology asks for"
  good["MBH1005"] = "no service is in the host's network"
  good["MBH1006"] = "no unconfined service shares a network namespace"
  good["MBH1008"] = "no insecure option of the gateway"
  good["MBH1010"] = "no name of a provider or of a cloud's metadata service is redirected"
  good["MBH2001"] = "no engine socket is mounted, and no engine address is set"
  good["MBH2002"] = "no service is privileged"
  good["MBH2003"] = "no dangerous capability is added"
  good["MBH2004"] = "every service drops all capabilities"
  good["MBH2005"] = "every service has no-new-privileges"
  good["MBH2006"] = "no namespace of the host"
  good["MBH2007"] = "no service is told to run as root"
  good["MBH2008"] = "no sensitive folder of the host is mounted"
  good["MBH2010"] = "no security profile is switched off"
  good["MBH2011"] = "no device is mapped"
  good["MBH2012"] = "every root filesystem is read only"
  good["MBH2013"] = "every service has limits of memory and processes"
  good["MBH2014"] = "every image has a tag that is not latest"
  good["MBH2015"] = "no gateway names a release with published defects"
  good["MBH2016"] = "every gateway has a health check"
  good["MBH2017"] = "logs are rotated"
  good["MBH2018"] = "no gateway is restarted for ever"
  good["MBH2021"] = "no mount from a Windows drive or a synced folder"
  good["MBH2022"] = "no mount passes on what is mounted later"
}

$1 == "/services" { known = $2 == "object" }
{
  parts = split($1, part, "/")
  if (part[2] != "services" || parts < 3) next
  service = part[3]
  if (parts == 3) { services[++count] = service; next }
  key = substr($1, length("/services/" service "/") + 1)
  text = substr($0, length($1) + length($2) + 3)
  value[service, key] = text
  type[service, key] = $2
  if (parts == 4) next
  # An item of a list, an entry of a mapping: how many there are.
  field = part[4]
  if (parts == 5) { items[service, field]++; name[service, field, items[service, field]] = part[5] }
}

END {
  if (!known) { print "unknown\t-\t-\t-\tthe model has no services"; exit }
  for (i = 1; i <= count; i++) judge(services[i])
  for (i = 1; i in rules; i++) if (!told[rules[i]]) printf "pass\t-\t%s\t-\t%s\n", rules[i], good[rules[i]]
}

function tell(severity, rule, service, message) { printf "fail\t%s\t%s\t%s\t%s\n", severity, rule, service, message; told[rule] = 1 }
function unsure(rule, service, message) { printf "unknown\t-\t%s\t%s\t%s\n", rule, service, message; told[rule] = 1 }

function is_gateway(s) { return index(" " gateways " ", " " s " ") > 0 }

# A number of a field's items, and the n-th: the text of a list's item or of a mapping's entry, or one key of an object.
function many(s, field) { return items[s, field] + 0 }
function item(s, field, n) { return value[s, field "/" name[s, field, n]] }
function of(s, field, n, key) { return value[s, field "/" name[s, field, n] "/" key] }

function has_item(s, field, pattern,   n) {
  for (n = 1; n <= many(s, field); n++) if (tolower(item(s, field, n)) ~ pattern) return 1
  return 0
}

function judge(s) { network(s); redirections(s); isolation(s); mounts(s); running(s); if (is_gateway(s)) gateway(s) }

function loopback(host) { return host ~ /^127\.[0-9]+\.[0-9]+\.[0-9]+$/ || host == "::1" || host == "[::1]" }

function network(s,   n, host, published, mode) {
  for (n = 1; n <= many(s, "ports"); n++) {
    host = of(s, "ports", n, "host_ip"); published = of(s, "ports", n, "published")
    if (!loopback(host)) tell(gateways == "" ? "warning" : "error", "MBH1001", s, "port " (published == "" ? "(any)" : published) " for " of(s, "ports", n, "target") " is published on " (host == "" ? "every interface" : host) "; publish it on 127.0.0.1")
  }
  mode = value[s, "network_mode"]
  if (mode == "host" && !(topology == "host" && is_gateway(s))) tell("error", "MBH1005", s, "network_mode is host: every port of it is one of the host")
  if (mode ~ /^(service|container):/ && !(has_item(s, "cap_drop", "^(cap_)?all$") && nnp(s))) tell("warning", "MBH1006", s, "it shares a network namespace (" mode ") without cap_drop ALL and no-new-privileges")
}

# Entries "name=address"; an address that leads nowhere hardens.
function redirections(s,   n, text, at, host, address) {
  for (n = 1; n <= many(s, "extra_hosts"); n++) {
    text = item(s, "extra_hosts", n); at = match(text, /[=:]/)
    if (at < 2) continue
    host = tolower(substr(text, 1, at - 1)); sub(/[.]+$/, "", host)
    address = tolower(substr(text, at + 1)); gsub(/[][]/, "", address)
    if (address ~ /^(0[.]0[.]0[.]0|::|127[.]0[.]0[.]1|::1)$/) continue
    if (is_metadata(host, address)) tell("warning", "MBH1010", s, host " resolves to " address ": a cloud's metadata service hands out the machine's credentials")
    else if (is_provider(host)) tell("warning", "MBH1010", s, host " resolves to " address ": keys and conversations for it go there")
  }
}

# The release that the command installs, else that of the image's tag. What is built here is not known from a model.
function release(s,   n, part, last) {
  n = split(words(s), part, " ")
  for (; n > 0; n--) if (part[n] ~ /^(clawdbot|moltbot|openclaw)@/) { judge_release(s, part[n], "@"); return }
  last = value[s, "image"]; sub(/@.*/, "", last); sub(/.*\//, "", last)
  if (!((s, "build") in type) && tolower(last) ~ /^(clawdbot|moltbot|openclaw):/) judge_release(s, last, ":")
}

function judge_release(s, text, sign,   name, number, i, missing, same) {
  name = tolower(substr(text, 1, index(text, sign) - 1)); number = release_number(substr(text, index(text, sign) + 1))
  if (number == 0) return
  for (i = 1; i <= fix_count; i++) if (number < fix_number[i]) { missing++; if (fix_product[i] == name && !same) same = i }
  if (!missing) return
  tell(same ? "error" : "info", "MBH2015", s, "it runs " text ", of which " missing " published defects are known; " (same ? "run a later release" : "none was mended under this name: move to openclaw"))
}

function nnp(s) { return has_item(s, "security_opt", "^no-new-privileges([:=]true)?$") && !has_item(s, "security_opt", "^no-new-privileges[:=]false$") }

function isolation(s,   n, capability, user, keys, k) {
  if (value[s, "privileged"] == "true" || type[s, "privileged"] == "true") tell("error", "MBH2002", s, "it is privileged: root of the host, one step away")
  for (n = 1; n <= many(s, "cap_add"); n++) {
    capability = toupper(item(s, "cap_add", n)); sub(/^CAP_/, "", capability)
    if (capability ~ /^(ALL|SYS_ADMIN|NET_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_READ_SEARCH|BPF|PERFMON|SYS_RAWIO|SYS_BOOT|SYS_TIME)$/)
      tell(capability == "NET_ADMIN" && makes_tunnel(s) ? "warning" : "error", "MBH2003", s, "capability " capability " is added")
    else if (capability ~ /^(AUDIT_WRITE|CHOWN|DAC_OVERRIDE|FOWNER|FSETID|KILL|MKNOD|NET_BIND_SERVICE|NET_RAW|SETFCAP|SETGID|SETPCAP|SETUID|SYS_CHROOT)$/) tell("info", "MBH2003", s, "capability " capability " is added, which docker gives unless it is dropped")
  }
  if (!has_item(s, "cap_drop", "^(cap_)?all$")) tell("warning", "MBH2004", s, "it keeps docker's default capabilities; write cap_drop: [ALL]")
  if (!nnp(s)) tell("warning", "MBH2005", s, "a process of it may gain privileges; write security_opt: [no-new-privileges:true]")
  k = split("pid ipc uts userns_mode cgroup", keys, " ")
  for (n = 1; n <= k; n++) if (value[s, keys[n]] == "host") tell("error", "MBH2006", s, keys[n] " is the host's")
  for (n = 1; n <= many(s, "security_opt"); n++)
    if (tolower(item(s, "security_opt", n)) ~ /^((seccomp|apparmor)[:=]unconfined|label[:=]disable|systempaths[:=]unconfined)$/) tell("error", "MBH2010", s, item(s, "security_opt", n) " switches a security profile off")
  user = value[s, "user"]
  if (user ~ /^(\+?0+|root)(:|$)/) tell("error", "MBH2007", s, "it runs as root (user: " user ")")
  else if (user == "" && is_gateway(s)) tell_user(s)
  for (n = 1; n <= many(s, "devices"); n++) if (!(of(s, "devices", n, "source") == "/dev/net/tun" && makes_tunnel(s))) tell(of(s, "devices", n, "source") ~ /^\/dev\/(mem|kmem|sd[a-z]+|nvme[0-9].*|vd[a-z]+|xvd[a-z]+)$/ ? "error" : "warning", "MBH2011", s, "device " of(s, "devices", n, "source") " is mapped")
  if (many(s, "device_cgroup_rules")) tell("warning", "MBH2011", s, "device_cgroup_rules let it use devices of the host")
}

# What the image says is asked for by the caller; without an answer nobody knows.
function tell_user(s) {
  if (users[s] == "") split_users()
  if (users[s] == "root") tell("error", "MBH2007", s, "it runs as root: its image says so, and no user is set")
  else if (users[s] == "") unsure("MBH2007", s, "no user is set, and what its image says is not known here")
}

function split_users(   list, pair, i, k) {
  k = split(image_users, list, " ")
  for (i = 1; i <= k; i++) { split(list[i], pair, "="); users[pair[1]] = pair[2] }
}

# A service beside the gateway that may change its network and holds the device for it: a VPN.
function makes_tunnel(s,   n) {
  if (is_gateway(s) || !has_item(s, "cap_add", "^(cap_)?net_admin$")) return 0
  for (n = 1; n <= many(s, "volumes"); n++) if (of(s, "volumes", n, "source") == "/dev/net/tun") return 1
  return has_device(s, "/dev/net/tun")
}

function has_device(s, path,   n) {
  for (n = 1; n <= many(s, "devices"); n++) if (of(s, "devices", n, "source") == path) return 1
  return 0
}

function mounts(s,   n, source, target) {
  for (n = 1; n <= many(s, "volumes"); n++) {
    source = of(s, "volumes", n, "source"); target = of(s, "volumes", n, "target")
    if (of(s, "volumes", n, "type") == "npipe") tell("error", "MBH2001", s, "a named pipe of the host is mounted")
    if (of(s, "volumes", n, "type") != "bind") continue
    gsub(/\/+/, "/", source); if (source != "/") sub(/\/$/, "", source)
    if (reaches_engine(source))
      tell("error", "MBH2001", s, source " reaches the engine's socket: who has it is root of the host")
    else if (source ~ /^(\/(home|root)(\/[^\/]+)?|\/(etc|proc|sys|dev|boot|var\/lib\/docker)(\/.*)?)$/ && source !~ /^\/(etc\/(localtime|timezone|ssl\/certs(\/.*)?)|dev\/net\/tun)$/ && source !~ /^\/root\/.+/)
      tell("error", "MBH2008", s, source " of the host is mounted at " target)
    else if (source ~ /\/\.(ssh|aws|docker|kube|gnupg)(\/.*)?$/) tell("error", "MBH2008", s, source " holds keys, and is mounted at " target)
    if (is_gateway(s) && target ~ /\/([.](moltbot|clawdbot|openclaw)|(moltbot|clawdbot|openclaw)[.]json)(\/|$)/ && keeps_no_modes(source)) tell("warning", "MBH2021", s, source " keeps no POSIX modes, or is copied to a cloud")
    if (of(s, "volumes", n, "bind/propagation") ~ /^r?(shared|slave)$/) tell("warning", "MBH2022", s, "the mount of " source " is " of(s, "volumes", n, "bind/propagation"))
  }
  if (value[s, "environment/DOCKER_HOST"] != "") tell("error", "MBH2001", s, "DOCKER_HOST tells it where an engine is")
  if (type[s, "use_api_socket"] == "true") tell("error", "MBH2001", s, "use_api_socket gives it the engine's socket")
}

# A drive of Windows as WSL, Docker Desktop and Git's shell write it, or a folder that a program copies to a cloud.
function keeps_no_modes(path) {
  return path ~ /^([A-Za-z]:|\/(mnt|host_mnt)\/[A-Za-z](\/|$)|\/[a-z]\/Users(\/|$))/ \
    || path ~ /(^|\/)(Dropbox|OneDrive|Google Drive|GoogleDrive|My Drive|iCloudDrive|iCloud Drive|Mobile Documents|CloudStorage|Nextcloud|ownCloud|pCloudDrive|MEGAsync|MEGA|Box Sync|Syncthing|Yandex[.]Disk)( \(.*| - .*)?(\/|$)/
}

function running(s,   image, last) {
  image = value[s, "image"]
  if (image != "" && !((s, "build") in type)) {
    last = image; sub(/.*\//, "", last)
    if (image !~ /@sha256:[0-9a-f]+$/) {
      if (last !~ /:/ || last ~ /:latest$/) tell("warning", "MBH2014", s, "image " image " has no tag or latest: tomorrow it is another one")
      else if (!is_built(image)) tell("info", "MBH2014", s, "image " image " has a tag and no digest: its owner can move it to another image")
    }
  }
  if (type[s, "read_only"] != "true") tell("info", "MBH2012", s, "its root filesystem can be written to")
  if (!((s, "mem_limit") in type) && !((s, "deploy/resources/limits/memory") in type) || !((s, "pids_limit") in type) && !((s, "deploy/resources/limits/pids") in type)) tell("info", "MBH2013", s, "it has no limit of memory or of processes")
  if (value[s, "logging/driver"] == "none") tell("info", "MBH2017", s, "its log is thrown away")
  else if (value[s, "logging/driver"] ~ /^(json-file)?$/ && !((s, "logging/options/max-size") in type)) tell("info", "MBH2017", s, "its log is not rotated")
}

# Whether another service of the set builds an image.
function is_built(image,   i) {
  for (i = 1; i <= count; i++) if (value[services[i], "image"] == image && (services[i], "build") in type) return 1
  return 0
}

# The words of the command, the entrypoint first, one blank between two.
function words(s,   n, text) {
  text = ""
  for (n = 1; n <= many(s, "entrypoint"); n++) text = text " " item(s, "entrypoint", n)
  for (n = 1; n <= many(s, "command"); n++) text = text " " item(s, "command", n)
  return text " "
}

function gateway(s,   n, command, variable, bind) {
  command = words(s); release(s)
  bind = ""
  if (match(command, /[ ]--bind[= ][^ ]+/)) { bind = substr(command, RSTART + 8, RLENGTH - 8) }
  else for (n = 1; n <= many(s, "environment"); n++) if (name[s, "environment", n] == "CLAWDBOT_GATEWAY_BIND") bind = item(s, "environment", n)
  # OpenClaw reads no such variable. Without one, the configuration decides.
  if (bind != "" && bind !~ /^(loopback|127[.].*|localhost|::1)$/) {
    if (value[s, "network_mode"] == "host" || is_published(s)) tell("error", "MBH1003", s, "it binds '" bind "', and other machines reach it")
    else if (topology != "published" && !asks_for_secret(s, command)) tell("error", "MBH1003", s, "it binds '" bind "', and its environment names no token")
    else if (topology != "published") tell("warning", "MBH1003", s, "it binds '" bind "', and containers on the same network reach it")
  }
  if (command ~ / --allow-unconfigured /) tell("error", "MBH1008", s, "--allow-unconfigured starts a gateway that nobody configured")
  if (command ~ / --(token|password)[= ]/) tell("error", "MBH1008", s, "a token on the command line is in every process list")
  for (n = 1; n <= many(s, "environment"); n++) {
    variable = name[s, "environment", n]
    if (variable ~ /(_ALLOW_INSECURE_|_PRINT_ACCESS$)/ && tolower(item(s, "environment", n)) ~ /^(1|true|yes|on)$/) tell("error", "MBH1008", s, variable " is on")
    if (variable == "NODE_TLS_REJECT_UNAUTHORIZED" && item(s, "environment", n) == "0") tell("error", "MBH1008", s, "NODE_TLS_REJECT_UNAUTHORIZED=0 takes any certificate")
    if (variable == "NODE_OPTIONS" && item(s, "environment", n) ~ /--inspect/) tell("error", "MBH1008", s, "NODE_OPTIONS opens a debugger")
  }
  if (type[s, "healthcheck/disable"] == "true" || item_is_none(s) || !((s, "healthcheck/test") in type) && !may_bring_its_own(s)) tell("info", "MBH2016", s, "nothing tells whether the gateway answers")
  if (value[s, "restart"] == "always") tell("info", "MBH2018", s, "restart: always hides a gateway that cannot start")
}

# What is built here, and upstream's image of a release, may have a health check of its own.
function may_bring_its_own(s) { return (s, "build") in type || value[s, "image"] ~ /^ghcr[.]io\/openclaw\/openclaw([:@]|$)/ }

function is_published(s,   n) {
  for (n = 1; n <= many(s, "ports"); n++) if (!loopback(of(s, "ports", n, "host_ip"))) return 1
  return 0
}

function asks_for_secret(s, command,   n) {
  for (n = 1; n <= many(s, "environment"); n++) if (name[s, "environment", n] ~ /_GATEWAY_(TOKEN|PASSWORD)$/) return 1
  return command ~ / --(token|password)[= ]/
}

function item_is_none(s) { return value[s, "healthcheck/test/0"] == "NONE" }
