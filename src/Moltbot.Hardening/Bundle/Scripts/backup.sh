#!/usr/bin/env bash
# Writes an encrypted backup of the state folder and proves it before it has its name: it is decrypted again, every member is looked at,
# and every file is held against the manifest of SHA-256 sums inside. Emitted by Moltbot.Hardening.
#
#   backup.sh --passphrase-file FILE [options]              encrypted by gpg, AES-256, with the first line of FILE
#   backup.sh --recipient KEY… --identity FILE [options]    encrypted by age for each KEY; one of them is FILE's, which proves it
#
#   --output FOLDER     where backups are kept; default: ~/moltbot-backups. Never in a repository, never in the state folder
#   --stop              stop the containers first and start them again after; needed while databases are in use. If such a run is killed,
#                       the audits say so, and the next one starts them
#   --keep COUNT        once the new one is proven, remove all but the COUNT newest of ours
#   --port PORT         the published port on 127.0.0.1, to see whether the gateway runs; default: this deployment's
#   --state FOLDER      the state folder, where there are several
#   --env-file FILE     the secrets file that compose is given, for --stop; default: secrets.env in the state folder
#   --project FOLDER    where the compose files stand; default: the nearest folder above this one that holds them
#   --file, -f FILE     a compose file in place of this deployment's; may be repeated
#   --set NAME          the compose set, where the bundle holds several
#   --json              the result as one JSON object
#   --help              this text
#
# Links, sockets and devices are left out and named. The passphrase and the identity are read from files that must be yours and closed to
# others; keep copies of them elsewhere, since a backup without its key is lost. The clear files are unpacked for the proof into a
# private folder beside the backup, and removed.
#
# Exit codes: 0 written and proven, 1 it failed and left nothing, 2 nothing was begun.
# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh" || exit 2
# shellcheck source=operate.sh
. "$here/operate.sh" || exit 2
# shellcheck source=archive.sh
. "$here/archive.sh" || exit 2

output=
stop_first=false
keep=
gateway_asked=
recipients=()
own_option() {
  case $1 in
    --output) value_after "$@" && output=$2 taken=2 ;;
    --stop) stop_first=true taken=1 ;;
    --port) value_after "$@" && gateway_asked=$2 taken=2 ;;
    --keep) value_after "$@" && keep=$2 taken=2 ;;
    --recipient) value_after "$@" && recipients+=(--recipient "$2") && taken=2 ;;
    --identity) value_after "$@" && identity_file=$2 taken=2 ;;
    --passphrase-file) value_after "$@" && passphrase_file=$2 taken=2 ;;
    *) ;;
  esac
}
read_options "$@"
count='^[1-9][0-9]{0,3}$'
[[ -z $keep || $keep =~ $count ]] || stop "--keep '$keep' is no number from 1 on"
if ((${#recipients[@]} > 0)); then ending=tar.gz.age; else ending=tar.gz.gpg; fi
[[ $ending != *.age || -z $passphrase_file ]] || stop '--recipient and --passphrase-file exclude each other'

# ---- what must hold -----------------------------------------------------------------------------------------------------

# The nearest folder upwards that is a repository, empty where there is none.
repository_above() {
  local folder=$1
  while [[ $folder == /?* ]]; do
    if [[ -e $folder/.git ]]; then printf '%s' "$folder" && return 0; fi
    folder=$(dirname -- "$folder")
  done
}

check_port "$gateway_asked"
read_deployment
[[ -z $gateway_asked ]] || gateway_port=$gateway_asked
need_key "x.$ending"
find_state
find_secrets
[[ ! -f $secrets_file ]] || read_secrets
[[ -n $output ]] || output=${HOME:?}/moltbot-backups
[[ -e $output ]] || mkdir -p -- "$output" || stop "'$output' cannot be made"
output=$(cd -P -- "$output" 2>/dev/null && pwd) || stop '--output is no folder that can be entered'
private_folder "$output"
repository=$(repository_above "$output")
[[ -z $repository ]] || stop "'$output' is inside the repository '$repository': a backup would be committed one day; name another folder with --output"
case $output/ in "$state_folder"/*) stop "'$output' is inside the state folder: a backup would hold the earlier ones" ;; *) ;; esac

odd=$(find "$state_folder" -type f -links +1 ! -name '*.before' -print | head -n 1)
[[ -z $odd ]] || note "'$odd' has several names (hard links); it is kept as a file of its own"
names=$(find "$state_folder" -print0 | tr '\n\0' '\1\n' | grep -c "[[:cntrl:]\\\\]") || true
[[ $names == 0 ]] || stop "$names names in '$state_folder' hold a control character or a backslash, and no list could name them safely; rename them"
while IFS= read -r odd; do
  note "'$odd' is no file (a link, a socket or a device) and is not kept"
done < <(find "$state_folder" ! -type f ! -type d -print)

# in_use: whether a program has the databases open: a copy of a file that is being written opens as nothing, or as yesterday.
in_use() {
  local running
  if find_project && find_compose; then
    running=$(engine ps --status running --quiet 2>/dev/null) || stop 'docker compose does not say whether the gateway runs'
    [[ -z $running ]] || return 0
  fi
  ask ''
  [[ $answer != 000 ]] && return 0
  [[ -n $(find "$state_folder" -type f \( -name '*-wal' -o -name '*-journal' \) -size +0 -print | head -n 1) ]]
}

databases=$(find "$state_folder" -type f \( -name '*.sqlite' -o -name '*.sqlite3' -o -name '*.db' \) -print | wc -l)
stopped=false
partial=
leave() {
  trap '' INT TERM HUP
  [[ -z $partial ]] || rm -f -- "$partial"
  remove_workspace
  give_lock
  if "$stopped"; then
    stopped=false
    if engine up -d 2>&1 | redacted >&2; then started; else note "the containers could not be started again; run '$here/start-moltbot.sh'"; fi
  fi
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# What an earlier run stopped and did not start again is started by this one, or said.
resume() {
  find_project && was_left_stopped || return 0
  if find_compose && [[ -n $(engine ps --status running --quiet 2>/dev/null) ]]; then
    started
  elif "$stop_first"; then
    need_engine
    will_stop
    stopped=true
    note 'an earlier backup was killed after it had stopped the containers; this one starts them at its end'
  else
    note "an earlier backup was killed after it had stopped the containers; run '$here/start-moltbot.sh', or give --stop: then this one starts them at its end"
  fi
}

take_lock "$output/.moltbot-backup.lock"
rm -f -- "$output"/.moltbot-*.partial
resume
if in_use; then
  if "$stop_first"; then
    need_engine
    will_stop
    stopped=true
    engine stop 2>&1 | redacted >&2 || failed 'the containers could not be stopped'
    ! in_use || failed "something still uses '$state_folder' though the containers are stopped"
  elif ((databases > 0)); then
    stop "the gateway runs and '$state_folder' holds $((databases)) databases: a copy of them now could not be opened later; use --stop"
  else
    note 'the gateway runs: what it writes meanwhile makes the proof fail, not the backup wrong'
  fi
fi

# ---- write --------------------------------------------------------------------------------------------------------------

make_workspace "$output"
parent=$(dirname -- "$state_folder")
root=$(basename -- "$state_folder")
(cd -- "$parent" && hashes "$root") >"$workspace/manifest.sha256" || failed "'$state_folder' cannot be read whole; nothing was kept"
files=$(wc -l <"$workspace/manifest.sha256")
((files > 0)) || stop "'$state_folder' is empty"
(cd -- "$parent" && { find "$root" -type d ! -name '.*.lock' -print0 && plain_files "$root"; }) >"$workspace/members" || failed "'$state_folder' cannot be read whole"

pack() {
  local plain=()
  # GNU tar would keep the second name of a file as a link.
  if tar --help 2>/dev/null | grep -q -e --hard-dereference; then plain=(--hard-dereference); fi
  tar -cf - ${plain[@]+"${plain[@]}"} -C "$workspace" manifest.sha256 -C "$parent" --no-recursion --null -T "$workspace/members" | gzip -c
}

encrypt() {
  if ((${#recipients[@]} > 0)); then
    age --encrypt "${recipients[@]}"
  else
    private_gpg --symmetric --cipher-algo AES256 --s2k-digest-algo SHA512 --s2k-count 65011712 --compress-algo none --output -
  fi
}

stamp=$(date -u +%Y%m%dT%H%M%SZ)
archive=$output/moltbot-$stamp.$ending
partial=$output/.moltbot-$stamp.partial
[[ ! -e $archive ]] || stop "'$archive' is there already"
(set -o noclobber && : >"$partial") 2>/dev/null || failed "'$partial' cannot be written"
pack 2>"$workspace/errors" | encrypt >"$partial" 2>>"$workspace/errors" || {
  redacted <"$workspace/errors" >&2
  failed 'the backup could not be written whole; nothing was kept'
}

# ---- prove, name, tidy --------------------------------------------------------------------------------------------------

to_disk "$partial"
mv -f -- "$partial" "$workspace/proof.$ending"
open_archive "$workspace/proof.$ending" || failed "the backup was written and cannot be used: $problem; nothing was kept"
cmp -s -- "$workspace/manifest.sha256" "$opened/manifest.sha256" || failed 'the backup holds another manifest than was written; nothing was kept'
mv -f -- "$workspace/proof.$ending" "$archive" || failed "'$archive' could not be made"
partial=
to_disk "$output"
sum=$(sha256 <"$archive")
mark backup "$sum  $archive"

removed=0
if [[ -n $keep ]]; then
  # The names sort by time. Only names of ours are ever removed.
  stale=$(find "$output" -maxdepth 1 -type f -name 'moltbot-[0-9]*T[0-9]*Z.tar.gz.*' -print | sort -r | tail -n "+$((keep + 1))")
  while IFS= read -r odd; do
    [[ -n $odd ]] && rm -f -- "$odd" && removed=$((removed + 1))
  done <<<"$stale"
fi
if "$option_json"; then
  printf '{"archive":%s,"sha256":"%s","files":%d,"removed":%d,"proven":true}\n' "$(quoted "$archive")" "$sum" "$files" "$removed"
else
  say "'$archive' holds $((files)) files, was decrypted again and meets its manifest; $removed older ones were removed"
  say "it holds secrets and the links of channels: keep its key apart from it, and a copy on another machine"
fi
