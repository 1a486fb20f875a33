# shellcheck shell=bash
# host.sh: what the full audit asks this host: its listeners, the running containers, git, and how old things are.
# Emitted by Moltbot.Hardening; read by it with `.` after logs.sh, never run.
#
# common.sh sets what is not set here.
# shellcheck disable=SC2154

# ---- listeners ----------------------------------------------------------------------------------------------------------

# listeners: each TCP listener of this host, of IPv4 and IPv6, a line each: address TAB port. False where nothing here can tell.
listeners() {
  local text
  if have ss && text=$(ss -H -tln 2>/dev/null); then
    printf '%s\n' "$text" | awk '{ print $4 }' | parted ':'
  elif have netstat && text=$(netstat -an 2>/dev/null); then
    # Linux has address:port, macOS and BSD address.port.
    printf '%s\n' "$text" | awk '$1 ~ /^tcp/ && $NF ~ /^LISTEN/ { print $4 }' | parted '[:.]'
  elif have lsof && text=$(lsof -nP -iTCP -sTCP:LISTEN 2>/dev/null); then
    printf '%s\n' "$text" | awk 'NR > 1 { print $(NF - 1) }' | parted ':'
  elif [[ -r /proc/net/tcp ]]; then
    cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | from_proc
  else
    return 1
  fi
}

# Lines ADDRESS<sign>PORT, parted at the last sign.
parted() {
  awk -v sign="$1" '{
    at = 0
    for (i = 1; i <= length($0); i++) if (substr($0, i, 1) ~ sign) at = i
    if (at) print substr($0, 1, at - 1) "\t" substr($0, at + 1)
  }'
}

# The kernel writes addresses in hexadecimal, the bytes of each four turned round; state 0A is listening.
from_proc() {
  awk '
    function hex(text,   i, n) { n = 0; for (i = 1; i <= length(text); i++) n = n * 16 + index("0123456789ABCDEF", toupper(substr(text, i, 1))) - 1; return n }
    $4 == "0A" {
      split($2, part, ":")
      if (length(part[1]) == 8) address = hex(substr(part[1], 7, 2)) "." hex(substr(part[1], 5, 2)) "." hex(substr(part[1], 3, 2)) "." hex(substr(part[1], 1, 2))
      else if (part[1] == "00000000000000000000000001000000") address = "::1"
      else if (substr(part[1], 1, 24) == "0000000000000000FFFF0000") address = "::ffff:" hex(substr(part[1], 31, 2)) "." hex(substr(part[1], 29, 2)) "." hex(substr(part[1], 27, 2)) "." hex(substr(part[1], 25, 2))
      else address = "::"
      print address "\t" hex(part[2])
    }'
}

# is_loopback ADDRESS: in any of the writings of the programs above.
is_loopback() {
  case $1 in
    127.* | '[::1]' | ::1 | '[::1]%lo' | '[::ffff:127.'*']' | ::ffff:127.* | localhost) return 0 ;;
    *) return 1 ;;
  esac
}

# The host's ports that lead to a gateway: the deployment's own two, and what the model publishes.
gateway_ports() {
  printf '%s\n%s\n' "$gateway_port" "$bridge_port"
  printf '%s\n' "$model" | awk -v names=" ${gateways[*]-} " 'BEGIN { FS = "\t" }
    split($1, part, "/") == 6 && part[2] == "services" && part[4] == "ports" && part[6] == "published" && index(names, " " part[3] " ") {
      if (split($3, end, "-") == 2) for (port = end[1] + 0; port <= end[2] + 0 && port < 65536; port++) print port
      else print $3
    }'
}

check_listeners() {
  local all port address number heard found=false
  if ! all=$(listeners); then
    result unknown - MBH7007 - 'no program here tells what listens (ss, netstat, lsof)'
    return
  fi
  while IFS= read -r port; do
    [[ -n $port ]] || continue
    heard=false
    while IFS=$'\t' read -r address number; do
      [[ $number == "$port" ]] || continue
      heard=true
      is_loopback "$address" && continue
      found=true
      result fail error MBH7007 "port $port" "it is listened to on $address; only 127.0.0.1 and ::1 are this host's alone"
    done <<<"$all"
    if ! "$heard" && ! "$containers_told" && [[ $port != "$bridge_port" ]]; then
      found=true
      result unknown - MBH7007 "port $port" 'nothing listens here, and docker, which may forward without a listener, does not tell'
    fi
  done < <(gateway_ports | sort -un)
  "$found" || result pass - MBH7007 - 'no listener of the gateway is open beyond loopback'
}

# ---- the running containers ---------------------------------------------------------------------------------------------

containers_told=false
check_containers() {
  local gateway ids id text
  if ! find_project || ! have docker || ! find_compose; then
    result unknown - MBH7010 - 'there is no docker here that could be asked about the container'
    result unknown - MBH7011 - 'there is no docker here that could be asked about the container'
    return
  fi
  for gateway in ${gateways[@]+"${gateways[@]}"}; do
    if ! ids=$(compose_ids "$gateway"); then
      result unknown - MBH7010 "$gateway" 'docker does not tell its containers; is the engine running?'
      result unknown - MBH7011 "$gateway" 'docker does not tell its containers; is the engine running?'
      continue
    fi
    containers_told=true
    if [[ -z $ids ]]; then
      result unknown - MBH7010 "$gateway" 'it has no container: nothing was started'
      result unknown - MBH7011 "$gateway" 'it has no container: nothing was started'
      continue
    fi
    while IFS= read -r id; do
      if text=$(docker inspect -- "$id" 2>/dev/null) && text=$(printf '%s\n' "$text" | flat); then
        check_container "$gateway" "$text"
      else
        result unknown - MBH7010 "$gateway" 'its container cannot be inspected'
        result unknown - MBH7011 "$gateway" 'its container cannot be inspected'
      fi
    done <<<"$ids"
  done
}

# Compose asks for every value of the files before it tells; docker knows the containers by their labels without.
compose_ids() { compose ps -a -q "$1" 2>/dev/null || docker ps -a -q --filter "label=com.docker.compose.project.working_dir=$compose_folder" --filter "label=com.docker.compose.service=$1" 2>/dev/null; }

# check_container SERVICE INSPECTION: what runs, whatever the files say by now.
check_container() {
  results_from < <(printf '%s\n' "$2" | awk -v s="$1" -v topology="$topology" -f "$here/engine.awk" -f "$here/container.awk")
}

# ---- git ----------------------------------------------------------------------------------------------------------------

# check_repository HISTORY: secret files that git tracks or would take, and secrets in tracked texts; in its whole past where HISTORY is true.
check_repository() {
  local path found=false
  if ! have git || ! git -C "$project_folder" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    result unknown - MBH6004 - 'the project is no git work tree, or there is no git here'
    return
  fi
  tell_paths error MBH6004 'a file for secrets is tracked: git rm --cached it, rotate what it held' \
    < <(git -C "$project_folder" ls-files -z | secret_names) || result pass - MBH6004 - 'no file for secrets is tracked'
  tell_paths error MBH6003 'a file for secrets is not kept out by .gitignore' \
    < <(git -C "$project_folder" ls-files -z --others --exclude-standard | secret_names) || result pass - MBH6003 - 'every file for secrets is kept out by .gitignore'
  while IFS= read -r -d '' path; do
    if [[ ! -f $project_folder/$path || -L $project_folder/$path ]]; then continue; fi
    tell_kinds MBH6002 "$path" 'a tracked file holds' '' cat -- "$project_folder/$path" && found=true
  done < <(suspects)
  "$found" || result pass - MBH6002 - 'no tracked file holds a secret'
  if "$1"; then check_history; fi
}

# Names of files that hold secrets; examples of them do not. Parted by NUL.
secret_names() {
  local path name
  while IFS= read -r -d '' path; do
    name=${path##*/}
    case $name in
      *example* | *sample* | *template*) continue ;;
      .env | .env.* | *.env | secrets.env* | id_rsa | id_ed25519 | id_ecdsa | *.pem | *.key | auth-profiles.json | oauth.json) ;;
      *) case /$path in */.moltbot/* | */.clawdbot/* | */.openclaw/*) ;; *) continue ;; esac ;;
    esac
    printf '%s\0' "$path"
  done
}

# The tracked texts in which a secret's beginning stands: git looks through thousands of files at once, the rest is looked at closely.
suspects() {
  local words=() prefix
  while IFS=$'\t' read -r prefix _; do
    [[ $prefix == '#'* ]] || words+=(-e "$prefix")
  done <"$here/secret-shapes.txt"
  git -C "$project_folder" grep -I -l -z -F "${words[@]}" -e 'PRIVATE KEY-----' -e '://' -e ':A' -e eyJ -- . 2>/dev/null
}

check_history() {
  if [[ $(git -C "$project_folder" rev-parse --is-shallow-repository 2>/dev/null) != false ]]; then
    result unknown - MBH6002 - 'this clone does not hold the whole history'
  fi
  tell_kinds MBH6002 - 'commits of this repository added' ': rotate it; removing the file does not take it back' added_lines \
    || result pass - MBH6002 - 'no commit of any branch added a secret'
}

added_lines() {
  git -C "$project_folder" log --all --full-history -p -U0 --no-color --no-ext-diff --no-textconv --format= -- . 2>/dev/null | sed -n 's/^[+]//p'
}

# ---- how old things are -------------------------------------------------------------------------------------------------

# check_age RULE NAME DAYS: the other scripts leave a date here, outside of the state, which a backup would bring back.
check_age() {
  local file=$marks_folder/$2
  if [[ ! -f $file ]]; then
    result fail warning "$1" "$2" 'no date is known; check-upkeep.sh tells what to do'
    return
  fi
  age_of "$file"
  if ((age < 0)); then
    result unknown - "$1" "$2" 'its date is in the future'
  elif ((age >= $3 * 86400)); then
    result fail warning "$1" "$2" "done $aged ago, more than $3 days"
  else
    result pass - "$1" "$2" "done $aged ago"
  fi
}
