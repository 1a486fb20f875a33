#!/usr/bin/env bash
# Tells what is due: the gateway's token (90 days), the keys of providers (180), a look at the allow lists (31), a proven backup (31).
# Emitted by Moltbot.Hardening.
#
#   check-upkeep.sh [NAME…] [--json]      NAME is token, provider-keys, allow-lists or backup; default: all
#   check-upkeep.sh --done NAME           it was done now (token and backup tell it themselves)
#   check-upkeep.sh --help                this text
#
# The dates are kept in $XDG_STATE_HOME/moltbot-hardening (~/.local/state/…), outside of the gateway's state: a restored backup must not
# bring back an old date. What has no date is due. Of a backup the file must still be there, with the bytes that were proven.
#
# Exit codes: 0 nothing is due, 1 something is, 2 it could not be checked.
# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh" || exit 2
# shellcheck source=operate.sh
. "$here/operate.sh" || exit 2

known() { case $1 in token | provider-keys | allow-lists | backup) ;; *) stop "there is no '$1'; it is token, provider-keys, allow-lists or backup" ;; esac }

wanted=()
while (($# > 0)); do
  case $1 in
    --help | -h) help ;;
    --json) option_json=true ;;
    --done)
      value_after "$@"
      known "$2"
      [[ $2 != backup ]] || stop 'a backup is told by backup.sh alone, once it is proven'
      mark "$2"
      exit 0
      ;;
    -*) refuse_option "$1" ;;
    *)
      known "$1"
      wanted+=("$1")
      ;;
  esac
  shift
done
((${#wanted[@]} > 0)) || wanted=(token provider-keys allow-lists backup)

# due NAME DAYS WHAT
due() {
  local file=$marks_folder/$1 line archive
  if [[ ! -f $file ]]; then
    result fail warning - "$1" "no date is known; $3"
    return 0
  fi
  age_of "$file"
  if ((age < 0)); then
    result unknown - - "$1" "its date is in the future"
  elif ((age >= $2 * 86400)); then
    result fail warning - "$1" "done $aged ago, more than $2 days; $3"
  else
    result pass - - "$1" "done $aged ago"
  fi
  [[ $1 == backup ]] || return 0
  line=$(cat -- "$file")
  archive=${line:66}
  if [[ ! -f $archive ]]; then
    result fail warning - "$1" "'$archive' is not there any more; $3"
  elif [[ $(sha256 <"$archive") != "${line:0:64}" ]]; then
    result fail error - "$1" "'$archive' is not what was proven; $3"
  fi
}

for name in "${wanted[@]}"; do
  case $name in
    token) due token 90 'run rotate-gateway-token.sh' ;;
    provider-keys) due provider-keys 180 'make new keys at each provider, start the gateway with them, revoke the old ones, then: check-upkeep.sh --done provider-keys' ;;
    allow-lists) due allow-lists 31 'look at who may write to the gateway (channels.*.allowFrom, groups, pairing list), then: check-upkeep.sh --done allow-lists' ;;
    *) due backup 31 'run backup.sh' ;;
  esac
done
finish
