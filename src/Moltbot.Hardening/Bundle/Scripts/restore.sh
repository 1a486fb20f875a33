#!/usr/bin/env bash
# Unpacks a backup into a folder that is not there yet, after the whole of it was decrypted, every member looked at and every file held
# against the manifest. The live state is never touched: what to rename is said at the end. Emitted by Moltbot.Hardening.
#
#   restore.sh --from ARCHIVE --to FOLDER [options]
#   restore.sh --from ARCHIVE --dry-run [options]      prove it only, and tell what differs from the live state
#
#   --passphrase-file FILE   for .tar.gz.gpg
#   --identity FILE          for .tar.gz.age
#   --state FOLDER           the live state folder, where there are several
#   --set NAME               the compose set, where the bundle holds several
#   --json                   the result as one JSON object
#   --help                   this text
#
# Exit codes: 0 proven (and unpacked), 1 the archive cannot be used and nothing is left, 2 nothing was begun.
# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh" || exit 2
# shellcheck source=operate.sh
. "$here/operate.sh" || exit 2
# shellcheck source=archive.sh
. "$here/archive.sh" || exit 2

from=
to=
dry_run=false
own_option() {
  case $1 in
    --from) value_after "$@" && from=$2 taken=2 ;;
    --to) value_after "$@" && to=$2 taken=2 ;;
    --dry-run) dry_run=true taken=1 ;;
    --identity) value_after "$@" && identity_file=$2 taken=2 ;;
    --passphrase-file) value_after "$@" && passphrase_file=$2 taken=2 ;;
    *) ;;
  esac
}
read_options "$@"

read_deployment
[[ -n $from ]] || stop '--from ARCHIVE is needed; see --help'
[[ -f $from && -r $from ]] || stop "--from '$from' is not a file that can be read"
"$dry_run" || [[ -n $to ]] || stop '--to FOLDER (or --dry-run) is needed; see --help'
need_key "$from"

# The live folder, for the comparison and for the words at the end; there may be none on a new host.
live=
for name in ${option_states[@]+"${option_states[@]}"} ${state_names[@]+"${state_names[@]/#/${HOME:-/nonexistent}/}"}; do
  if [[ -z $live && -d $name ]]; then live=$(cd -P -- "$name" && pwd); fi
done
if "$dry_run"; then
  place=${TMPDIR:-/tmp}
else
  [[ ! -e $to && ! -L $to ]] || stop "--to '$to' is there already: a backup is never unpacked over anything; name a new folder, and rename it at the end"
  place=$(cd -P -- "$(dirname -- "$to")" 2>/dev/null && pwd) || stop "the folder that '$to' would be in is not there"
  to=$place/$(basename -- "$to")
  private_folder "$place"
  case $to/ in "${live:-/nonexistent}"/*) stop "--to '$to' is inside the live state" ;; *) ;; esac
fi

leave() {
  trap '' INT TERM HUP
  remove_workspace
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
make_workspace "$place"
open_archive "$from" || failed "'$from' cannot be used: $problem; nothing was changed"
files=$(wc -l <"$opened/manifest.sha256")

# differences: how many files the live state lacks, has otherwise, has besides.
differences() {
  (cd -- "$(dirname -- "$live")" && hashes "$(basename -- "$live")") 2>/dev/null | sed "s/^\(.\{64\}  \)[^/]*/\1/" >"$workspace/live"
  sed "s/^\(.\{64\}  \)[^/]*/\1/" "$opened/manifest.sha256" >"$workspace/kept"
  awk '
    NR == FNR { kept[substr($0, 67)] = substr($0, 1, 64); next }
    !(substr($0, 67) in kept) { besides++; next }
    { if (kept[substr($0, 67)] != substr($0, 1, 64)) other++; delete kept[substr($0, 67)] }
    END { for (name in kept) lacking++; print lacking + 0, other + 0, besides + 0 }' "$workspace/kept" "$workspace/live"
}
lacking=0 other=0 besides=0
if [[ -n $live ]]; then read -r lacking other besides < <(differences); fi

if ! "$dry_run"; then
  trap '' INT TERM HUP
  mv -- "$opened/$root" "$to" || failed "'$to' could not be made"
  chmod 700 "$to"
  to_disk "$place"
fi
if "$option_json"; then
  unpacked=null
  "$dry_run" || unpacked=$(quoted "$to")
  printf '{"archive":%s,"files":%d,"unpacked":%s,"lackingInLive":%d,"differentInLive":%d,"onlyInLive":%d}\n' \
    "$(quoted "$from")" "$files" "$unpacked" "$lacking" "$other" "$besides"
  exit 0
fi
say "'$from' was decrypted and its $((files)) files meet its manifest"
[[ -z $live ]] || say "against '$live': $lacking files are not there now, $other are different now, $besides are only there"
if "$dry_run"; then exit 0; fi
say "it stands in '$to'. To make it the live state, while the gateway is down:"
say "  1. stop the gateway (docker compose … down, or end its process)"
[[ -z $live ]] || say "  2. mv '$live' '$live.earlier'"
say "  3. mv '$to' '${live:-${HOME:-}/${state_names[0]-}}'"
say '  4. secure-permissions.sh, start-moltbot.sh, then rotate-gateway-token.sh: the token of the backup is an old one'
note 'channels keep keys that move on with every message (WhatsApp): an old state may have to be linked again, and approvals and allow lists are those of the backup'
