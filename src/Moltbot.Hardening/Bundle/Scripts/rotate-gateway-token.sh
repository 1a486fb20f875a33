#!/usr/bin/env bash
# Makes a new gateway token, puts it into the secrets file, recreates the containers and proves that the gateway takes the new token and
# refuses the old one. If that cannot be shown, everything is put back. Emitted by Moltbot.Hardening.
#
#   rotate-gateway-token.sh [options]
#
#   --dry-run           say what would be done; change nothing
#   --no-restart        write the file only; the running gateway keeps the old token until it is recreated
#   --show              print the new token at the end; only to a terminal
#   --token-file FILE   the token stands alone in FILE (MoltbotSecrets file or docker-secret): that one is exchanged
#   --to-file FILE      also write the new token into FILE, which must not be there yet (mode 600)
#   --port PORT         the published port on 127.0.0.1; default: this deployment's
#   --wait SECONDS      how long the gateway may take to answer; default 60
#   --env-file FILE     the secrets file; default: secrets.env in the state folder
#   --state FOLDER      the state folder, where there are several
#   --project FOLDER    where the compose files stand; default: the nearest folder above this one that holds them
#   --file, -f FILE     a compose file in place of this deployment's; may be repeated
#   --set NAME          the compose set, where the bundle holds several
#   --json              the result as one JSON object
#   --help              this text
#
# The token is 32 bytes of the operating system's generator. It is never on a command line, in a log or in an address; what is
# printed is the beginning of its SHA-256. The secrets file is the only place where it stands: a token written into a configuration, a
# compose file or the .env beside it is a second one, and stops the rotation before it begins.
#
# Exit codes: 0 rotated and proven, 1 failed and put back, 2 nothing was begun, 3 failed and could not be put back.
# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh" || exit 2
# shellcheck source=operate.sh
. "$here/operate.sh" || exit 2

dry_run=false
restart=true
show=false
to_file=
token_file=
port=
own_option() {
  case $1 in
    --dry-run) dry_run=true taken=1 ;;
    --no-restart) restart=false taken=1 ;;
    --show) show=true taken=1 ;;
    --token-file) value_after "$@" && token_file=$2 taken=2 ;;
    --to-file) value_after "$@" && to_file=$2 taken=2 ;;
    --port) value_after "$@" && port=$2 taken=2 ;;
    --wait) value_after "$@" && wait_seconds=$2 taken=2 ;;
    *) ;;
  esac
}
read_options "$@"
check_wait
check_port "$port"
! "$show" || [[ -t 1 ]] || stop '--show prints the token to a terminal only; use --to-file'
! "$show" || ! "$option_json" || stop '--show and --json exclude each other: a report holds no secret'
[[ -z $to_file || (! -e $to_file && ! -L $to_file) ]] || stop "--to-file '$to_file' is there already"

# ---- what is there ------------------------------------------------------------------------------------------------------

# refuse_token_in FILE FLAT: a configuration may name the one place of the token, as text or as a reference, and hold none.
refuse_token_in() {
  local token source name wanted=/gateway/auth/token
  token=$(printf '%s\n' "$2" | value_of "$wanted") || token=
  source=$(printf '%s\n' "$2" | value_of "$wanted/source") || source=
  name=$(printf '%s\n' "$2" | value_of "$wanted/id") || name=
  case $source in
    '') [[ -z $token || $token == "\${$token_variable}" || $token == "\$$token_variable" ]] && return 0 ;;
    env) [[ -z $token_file && $name == "$token_variable" ]] && return 0 ;;
    *)
      [[ -n $token_file ]] || stop "the configuration '$1' takes the token from elsewhere ($source); name its file with --token-file"
      return 0
      ;;
  esac
  stop "the configuration '$1' holds a token of its own at gateway.auth.token: two sources of truth; write \"\${$token_variable}\" there"
}

# A token that stands in a second place would win over ours, or lose to it, by the gateway's version.
refuse_second_source() {
  local folder name config text composed folders=()
  [[ -z $state_folder ]] || folders+=("$state_folder")
  folders+=("$(dirname -- "$secrets_file")")
  for folder in "${folders[@]}"; do
    for name in ${config_names[@]+"${config_names[@]}"}; do
      config=$folder/$name
      [[ -f $config ]] || continue
      text=$(flat <"$config") || stop "the configuration '$config' cannot be read, so whether it holds a token of its own is not known"
      refuse_token_in "$config" "$text"
    done
  done
  for name in ${compose_folder:+"$compose_folder/.env"} ${env_files[@]+"${env_files[@]}"}; do
    compose_path "$name"
    if [[ -f $composed && ! $composed -ef $secrets_file ]] && grep -Eq "^[[:blank:]]*(export[[:blank:]]+)?$token_variable=[^[:blank:]]" "$composed"; then
      stop "'$composed' sets $token_variable too: two sources of truth; take the line out, compose is given '$secrets_file' instead"
    fi
  done
}

tell_other_holders() {
  local unit
  for unit in "${XDG_CONFIG_HOME:-${HOME:-}/.config}"/systemd/user/*.service /etc/systemd/system/*.service; do
    if [[ -f $unit ]] && grep -Eq "$token_variable=." "$unit" 2>/dev/null; then
      note "the unit '$unit' has the token written into it: it will go on with the old one"
    fi
  done
}

read_deployment
[[ -z $port ]] || gateway_port=$port
[[ -n $token_variable ]] || stop "'$here/deployment.conf' does not say how the gateway's token is called"
find_secrets
if "$restart"; then need_engine; else find_project || true; fi
# The one file that is exchanged.
target=$secrets_file
if [[ -n $token_file ]]; then
  target=$token_file
  [[ $target == /* ]] || target=$PWD/$target
fi
folder=$(dirname -- "$target")
base=$(basename -- "$target")
before=$folder/.$base.before
private_folder "$folder"

# token_in FILE: the token of the live file or of the one that a killed run left, in $secret.
token_in() {
  local live=$secrets_file
  if [[ -n $token_file ]]; then
    IFS= read -r secret <"$1" || [[ -n $secret ]] || secret=
  else
    secrets_file=$1
    read_secrets
    secrets_file=$live
    secret_of "$token_variable"
  fi
}

old=
earlier=
if ! "$dry_run"; then
  trap give_lock EXIT
  take_lock "$folder/.$base.lock"
  # A run that was killed left these; the live file is whole either way, since it is only ever renamed to.
  if [[ -f $before && ! -L $before ]]; then
    token_in "$before"
    earlier=$secret
    note 'an earlier rotation was killed; its leftovers are removed'
  fi
  rm -f -- "$before" "$folder/.$base.new".??????
fi
if [[ -e $target || -L $target ]]; then
  private_file "$target" 'the secrets file'
  token_in "$target"
  old=$secret
fi
refuse_second_source
if "$restart" && [[ -n $old && -z $token_file ]]; then
  delivered || stop "docker compose refuses the files, or hands no $token_variable to '${gateways[0]}'; run: docker compose … config"
  [[ $secret == "$old" ]] || stop "compose hands '${gateways[0]}' another $token_variable than '$secrets_file' has: two sources of truth; write \${$token_variable:?} in the compose file"
fi
tell_other_holders

if "$dry_run"; then
  say "would write a new $token_variable to '$target' (now: $([[ -n $old ]] && printf 'fingerprint %s' "$(fingerprint "$old")" || printf 'none'))"
  if "$restart"; then
    say "would recreate the containers of '$project_folder' and ask 127.0.0.1:$gateway_port with both tokens"
  fi
  ! "$option_json" || printf '{"dryRun":true,"file":%s,"changed":false}\n' "$(quoted "$target")"
  exit 0
fi

# ---- the new token ------------------------------------------------------------------------------------------------------

random_token() {
  local made
  if [[ -r /dev/urandom ]]; then
    made=$(od -An -v -N32 -tx1 /dev/urandom | tr -d ' \n')
  else
    made=$(openssl rand -hex 32)
  fi
  local form='^[0-9a-f]{64}$'
  [[ $made =~ $form ]] || stop "the operating system's generator gave no 32 bytes"
  token=$made
}
random_token
hidden=("$token")

# ---- put it in, or put everything back ----------------------------------------------------------------------------------

swapped=false
recreated=false
existed=false
fresh=

# Back to the file that was there: its own inode, with its owner, its mode and its time.
put_back() {
  trap '' INT TERM HUP
  [[ -z $fresh ]] || rm -f -- "$fresh"
  if "$swapped"; then
    if "$existed"; then
      mv -f -- "$before" "$target" || broken "put it back by hand: mv '$before' '$target'"
    else
      rm -f -- "$target"
    fi
    swapped=false
  fi
  rm -f -- "$before"
  if "$recreated" && "$existed" && [[ -n $old ]]; then
    recreated=false
    note 'recreating the containers with the token that they had'
    engine up -d --force-recreate 2>&1 | redacted >&2 || broken "start the gateway by hand: '$here/start-moltbot.sh'"
    wait_for "$old" || broken "the gateway does not take its earlier token (it answers $answer); look at its log"
  fi
}

broken() {
  note "$1"
  give_lock
  exit "$EXIT_BROKEN"
}

give_up() {
  note "$1"
  [[ ${2-} != words ]] || last_words
  put_back
  failed 'the token was not rotated; everything is as it was'
}

interrupted() {
  note 'interrupted'
  put_back
  exit "$1"
}
trap 'interrupted 130' INT
trap 'interrupted 143' TERM
trap 'interrupted 129' HUP

# Where the file system has no second names: a copy that has its name only once it is whole.
copy_before() {
  local copy
  copy=$(mktemp "$folder/.$base.new.XXXXXX") && cp -p -- "$target" "$copy" && mv -f -- "$copy" "$before"
}

# The file with the new line in place of the old one, every other byte as it was.
content() {
  local line=0
  if [[ -n $token_file ]]; then
    printf '%s\n' "$token"
    return
  fi
  if "$existed"; then
    line=$(grep -nE "^[[:blank:]]*(export[[:blank:]]+)?$token_variable=" "$target" | cut -d : -f 1)
    if [[ -z $line ]]; then
      cat -- "$target" || return 1
      [[ -z $(tail -c 1 -- "$target") ]] || printf '\n'
    else
      head -n "$((line - 1))" -- "$target" || return 1
    fi
  fi
  printf '%s=%s\n' "$token_variable" "$token" || return 1
  if [[ ${line:-0} != 0 ]]; then tail -n "+$((line + 1))" -- "$target"; fi
}

[[ ! -e $target ]] || existed=true
fresh=$(mktemp "$folder/.$base.new.XXXXXX") || stop "no file can be made in '$folder'"
content >"$fresh" || give_up "'$fresh' could not be written whole"
grep -Eq "^($token_variable=)?[0-9a-f]{64}\$" "$fresh" || give_up "'$fresh' does not hold the new token"
if "$existed"; then
  chown "$(owner_of "$target"):$(group_of "$target")" "$fresh" 2>/dev/null || give_up "the owner of '$target' could not be kept"
  chmod "$(mode_of "$target")" "$fresh" || give_up "the mode of '$target' could not be kept"
  ln -- "$target" "$before" 2>/dev/null || copy_before || give_up "the earlier file could not be kept"
fi
to_disk "$fresh"
swapped=true
mv -f -- "$fresh" "$target" || {
  swapped=false
  give_up "'$target' could not be replaced (a single file that is mounted cannot be; mount its folder)"
}
fresh=
to_disk "$folder"

# ---- the proof ----------------------------------------------------------------------------------------------------------

with_new=null with_old=null without=null
if "$restart"; then
  recreated=true
  output=$(engine up -d --force-recreate 2>&1) || {
    printf '%s\n' "$output" | redacted >&2
    give_up 'docker compose could not recreate the containers' words
  }
  wait_for "$token" || give_up "the gateway does not take the new token: 127.0.0.1:$gateway_port answers $answer" words
  started
  with_new=$answer
  ask ''
  without=$answer
  [[ $without == 401 ]] || give_up "the gateway answers $without to a call without a token, where 401 must stand"
  for known in "$old" "$earlier"; do
    [[ -n $known ]] || continue
    ask "$known"
    with_old=$answer
    [[ $with_old == 401 ]] || give_up "the gateway answers $with_old to the old token, where 401 must stand"
  done
fi

# ---- done ---------------------------------------------------------------------------------------------------------------

trap '' INT TERM HUP
rm -f -- "$before"
mark token
if [[ -n $to_file ]]; then
  (set -o noclobber && printf '%s\n' "$token" >"$to_file") || note "the token could not be written to '$to_file'; it stands in '$target'"
fi
if "$option_json"; then
  printf '{"dryRun":false,"file":%s,"changed":true,"restarted":%s,"fingerprint":"%s","withNewToken":%s,"withOldToken":%s,"withoutToken":%s}\n' \
    "$(quoted "$target")" "$restart" "$(fingerprint "$token")" "$with_new" "$with_old" "$without"
else
  say "$token_variable in '$target' is new, fingerprint $(fingerprint "$token")"
  if "$restart"; then
    say "the gateway takes it ($with_new), refuses a call without one ($without)$([[ $with_old == null ]] || printf ' and the old one (%s)' "$with_old")"
  else
    note 'nothing was restarted: the running gateway still takes the old token; start-moltbot.sh makes the container anew (a restart of it does not)'
  fi
  say "clients keep their own copy (gateway.remote.token, browsers, apps): they need the new one"
  ! "$show" || printf '%s\n' "$token"
fi
