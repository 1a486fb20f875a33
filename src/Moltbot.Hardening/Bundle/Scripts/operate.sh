# shellcheck shell=bash
# operate.sh: what the scripts that change something share, on top of common.sh. Emitted by Moltbot.Hardening; read by them with `.`, never run.
#
# A secret lives in variables of bash alone: it is handed to no program on its command line or in its environment, but for the gateway
# that `start-moltbot.sh --cli` starts. A file that is live is replaced whole, by a rename inside its folder, or not at all.
#
# Exit codes of these scripts: 0 done and seen to work, 1 it failed and everything is as it was, 2 nothing was begun (or wrong usage),
# 3 it failed and could not be put back: the last line says what to do by hand.

# A trace would print what must not be printed, and a core would keep it.
set +o xtrace +o verbose
ulimit -c 0 2>/dev/null || true

# shellcheck disable=SC2034 # Used by the scripts.
readonly EXIT_FAILED=1 EXIT_BROKEN=3

failed() {
  note "$1"
  exit "$EXIT_FAILED"
}

say() {
  "$option_json" && return 0
  clean "$1"
  printf '%s\n' "$cleaned"
}

# A JSON string, quotes and all.
quoted() {
  clean "$1"
  cleaned=${cleaned//\\/\\\\}
  printf '"%s"' "${cleaned//\"/\\\"}"
}

# ---- files --------------------------------------------------------------------------------------------------------------

if stat -c %h / >/dev/null 2>&1; then
  links_of() { stat -c %h -- "$1"; }
  group_of() { stat -c %g -- "$1"; }
else
  links_of() { stat -f %l -- "$1"; }
  group_of() { stat -f %g -- "$1"; }
fi

# Whether the mode of FILE has one of the BITS (octal).
has_mode() {
  local mode
  mode=$(mode_of "$1") || stop "the mode of '$1' cannot be read"
  (((8#$mode & 8#$2) != 0))
}

# Whether FILE belongs to who runs this, be it through sudo.
is_own() {
  local owner me
  owner=$(owner_of "$1") || return 1
  me=$(id -u)
  [[ $owner == "$me" ]] || [[ $me == 0 && -n ${SUDO_UID:-} && $owner == "$SUDO_UID" ]]
}

# private_file FILE WHAT: goes on only where nobody else can read, change or exchange the file.
private_file() {
  [[ ! -L $1 ]] || stop "$2 '$1' is a link; name the file itself, so that it can be replaced"
  [[ -f $1 && -r $1 ]] || stop "$2 '$1' is not a file that can be read"
  is_own "$1" || stop "$2 '$1' belongs to somebody else; it must be yours"
  ! has_mode "$1" 077 || stop "$2 '$1' can be read or changed by others; run: chmod 600 '$1' (if that changes nothing, the file system keeps no modes: move the file to one that does)"
  local links
  links=$(links_of "$1")
  # The second name may be the one that a killed rotation left.
  [[ $links == 1 || ($links == 2 && $1 -ef $(dirname -- "$1")/.$(basename -- "$1").before) ]] || stop "$2 '$1' has $links names (hard links); its other names would keep the old content"
  private_folder "$(dirname -- "$1")"
}

# private_folder FOLDER: goes on only where nobody else can put another file in the place of one.
private_folder() {
  [[ -d $1 ]] || stop "the folder '$1' is not there"
  is_own "$1" || stop "the folder '$1' belongs to somebody else"
  ! has_mode "$1" 022 || stop "the folder '$1' can be changed by others; run: chmod 700 '$1'"
}

# To the disk, so that a power cut after a rename leaves the old file or the new one. macOS can only sync everything.
to_disk() { sync -- "$1" 2>/dev/null || sync; }

# sha256 of standard input, in hex alone.
sha256() {
  if have sha256sum; then sha256sum; elif have shasum; then shasum -a 256; else openssl dgst -sha256 -r; fi | cut -c 1-64
}

# What a secret may be called in a report: eight hex digits of its SHA-256.
fingerprint() { printf '%s' "$1" | sha256 | cut -c 1-8; }

# ---- one at a time ------------------------------------------------------------------------------------------------------

lock=
# take_lock FOLDER: a folder is made or is there, in one step, on every file system. A lock of a process that is gone is taken over.
take_lock() {
  local holder tries
  for ((tries = 0; tries < 3; tries++)); do
    if mkdir -- "$1" 2>/dev/null; then
      lock=$1
      printf '%s\n' "$$" >"$1/pid" || stop "'$1' cannot be written"
      # What a run left that was killed while it took a dead lock away.
      rm -rf -- "$1".dead.*
      return 0
    fi
    [[ -d $1 && ! -L $1 ]] || stop "'$1' cannot be made"
    holder=$(cat -- "$1/pid" 2>/dev/null) || holder=
    if [[ -z $holder ]]; then
      # Made this moment, or by a run that was killed in it.
      sleep 1
      holder=$(cat -- "$1/pid" 2>/dev/null) || holder=
    fi
    if [[ $holder =~ ^[0-9]+$ ]] && is_running "$holder"; then
      stop "process $holder is at work here ('$1'); wait for it"
    fi
    # Of two that see the same dead lock only one can move it away.
    if mv -- "$1" "$1.dead.$$" 2>/dev/null; then rm -rf -- "$1.dead.$$"; fi
  done
  stop "'$1' could not be taken"
}

give_lock() {
  [[ -z $lock ]] || rm -rf -- "$lock"
  lock=
}

# ---- the state folder and the secrets -----------------------------------------------------------------------------------

state_folder=
# find_state: the one folder that this gateway's state is in; a choice between two is the operator's.
find_state() {
  local name prefix variable found=()
  if ((${#option_states[@]} > 0)); then
    ((${#option_states[@]} == 1)) || stop '--state can be given once here'
    [[ -d ${option_states[0]} && ! -L ${option_states[0]} ]] || stop "--state '${option_states[0]}' is no folder (or a link to one)"
    found=("${option_states[0]}")
  else
    for prefix in ${path_prefixes[@]+"${path_prefixes[@]}"}; do
      variable=${prefix}_STATE_DIR
      if ((${#found[@]} == 0)) && [[ -n ${!variable:-} ]]; then found=("${!variable}"); fi
    done
    if ((${#found[@]} == 0)); then
      for name in ${state_names[@]+"${state_names[@]}"}; do
        if [[ -n ${HOME:-} && -d $HOME/$name ]]; then found+=("$HOME/$name"); fi
      done
    fi
  fi
  ((${#found[@]} > 0)) || stop "there is no state folder (${state_names[*]-} in HOME); name it with --state. None is made here: that would change which one the gateway reads"
  ((${#found[@]} == 1)) || stop "there are several state folders (${found[*]}), and which one the gateway reads depends on its version; name one with --state"
  state_folder=$(cd -P -- "${found[0]}" 2>/dev/null && pwd) || stop "'${found[0]}' cannot be entered"
}

secrets_file=
# find_secrets: the file that compose is given: --env-file, else secrets.env in the state folder. A token of the shell's own is forgotten.
find_secrets() {
  unset "$token_variable"
  if [[ -n $option_env_file ]]; then
    secrets_file=$option_env_file
    [[ $secrets_file == /* ]] || secrets_file=$PWD/$secrets_file
    return 0
  fi
  find_state
  secrets_file=$state_folder/secrets.env
}

secret_names=()
secret_values=()
# read_secrets: the file as data. A line that docker compose and a shell would read differently is refused by its number; none is ever shown.
read_secrets() {
  local line name value number=0 known assignment='^(export[[:blank:]]+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$'
  secret_names=() secret_values=()
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    line=${line%$'\r'}
    line=${line#"${line%%[![:blank:]]*}"}
    case $line in '' | '#'*) continue ;; *) ;; esac
    [[ $line =~ $assignment ]] || stop "line $number of '$secrets_file' is not NAME=value"
    name=${BASH_REMATCH[2]} value=${BASH_REMATCH[3]}
    for known in ${secret_names[@]+"${secret_names[@]}"}; do
      [[ $known != "$name" ]] || stop "line $number of '$secrets_file' sets $name again; one line must decide"
    done
    case $value in
      \'*\' | \"*\") value=${value:1:${#value}-2} ;;
      *)
        value=${value%%[[:blank:]]#*}
        value=${value%"${value##*[![:blank:]]}"}
        ;;
    esac
    # shellcheck disable=SC2016 # These are the characters that are looked for.
    case $value in
      *[\'\"\`\\]* | *'$'*) stop "line $number of '$secrets_file' holds a quote, a backslash, a backquote or a dollar sign inside its value: it is data here, and programs would read it differently" ;;
      *) ;;
    esac
    secret_names+=("$name") secret_values+=("$value")
  done <"$secrets_file"
}

# secret_of NAME: its value in $secret, empty where there is none.
secret_of() {
  local index
  secret=
  for ((index = 0; index < ${#secret_names[@]}; index++)); do
    [[ ${secret_names[index]} == "$1" ]] && secret=${secret_values[index]}
  done
  return 0
}

# Standard input without the secrets of the file and without what a terminal would act on.
redacted() {
  local line value
  while IFS= read -r line || [[ -n $line ]]; do
    for value in ${secret_values[@]+"${secret_values[@]}"} ${hidden[@]+"${hidden[@]}"}; do
      ((${#value} < 6)) || line=${line//"$value"/***}
    done
    clean "$line"
    printf '%s\n' "$cleaned"
  done
}
# Further values that must not be shown.
hidden=()

# ---- the engine and the gateway -----------------------------------------------------------------------------------------

# need_engine: what `engine` needs, or nothing is begun.
need_engine() {
  local file composed
  find_project || stop "the compose files of this deployment are in no folder above '$here'; name theirs with --project"
  find_compose || stop 'there is no docker compose (version 2) on this machine'
  ((${#gateways[@]} > 0)) || stop "'$here/deployment.conf' names no gateway of this set"
  for file in "${compose_files[@]}" ${env_files[@]+"${env_files[@]}"}; do
    compose_path "$file"
    [[ -f $composed ]] || stop "the file '$composed', which docker compose is given, is not there"
  done
}

# engine WORD…: docker compose on this deployment's own files, whatever the folder and the variables of the shell it is started from, but
# for COMPOSE_PROFILES: which profiles run is the operator's choice, and without it none does. A name that the secrets file sets is taken out
# of the environment, since compose would let the environment win.
engine() (
  local name words=()
  compose_words
  [[ ! -f $secrets_file ]] || words+=(--env-file "$secrets_file")
  unset COMPOSE_FILE COMPOSE_PROJECT_NAME COMPOSE_ENV_FILES
  for name in "$token_variable" ${secret_names[@]+"${secret_names[@]}"}; do
    case $name in PATH | HOME | DOCKER_*) ;; *) unset "$name" ;; esac
  done
  "${compose_program[@]}" "${words[@]}" "$@" </dev/null
)

# delivered: the token that compose would hand to the gateway, in $secret; false where compose refuses the files or delivers none.
delivered() {
  secret=$(engine config --format json 2>/dev/null | flat | value_of "/services/${gateways[0]}/environment/$token_variable")
}

# ask TOKEN: what the gateway's published port answers to a call with it (without one where empty), in $answer; 000 for no answer.
# /tools/invoke is behind authentication in every gateway; / and /healthz are not.
ask() {
  answer=$(
    exec 2>/dev/null
    body='{"tool":"sessions_list","args":{}}'
    exec 3<>"/dev/tcp/127.0.0.1/$gateway_port" || exit 1
    printf 'POST /tools/invoke HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n' \
      "$gateway_port" "${#body}" >&3
    [[ -z $1 ]] || printf 'Authorization: Bearer %s\r\n' "$1" >&3
    printf '\r\n%s' "$body" >&3
    IFS= read -r -t 10 line <&3 || exit 1
    printf '%s' "$line"
  ) || answer=
  local form='^HTTP/1\.[01] ([0-9][0-9][0-9])'
  if [[ $answer =~ $form ]]; then answer=${BASH_REMATCH[1]}; else answer=000; fi
}

# Whether an answer means that the token was taken: a tool may be denied (404) to who is let in; 5xx is a gateway that starts.
is_taken() { [[ $1 == [24]?? && $1 != 401 && $1 != 403 && $1 != 408 && $1 != 429 ]]; }

wait_seconds=60
number='^[0-9]{1,5}$'
check_wait() { [[ $wait_seconds =~ $number ]] || stop "--wait '$wait_seconds' is no number of seconds"; }

# check_port VALUE: what --port gives; empty is the deployment's own.
check_port() { [[ -z $1 || $1 =~ $number ]] || stop "--port '$1' is no port"; }

# wait_for TOKEN: asks until the token is taken; false once the time is over, or as soon as it was refused three times.
wait_for() {
  local end=$((SECONDS + wait_seconds)) refused=0
  while :; do
    ask "$1"
    is_taken "$answer" && return 0
    if [[ $answer == 401 || $answer == 403 ]]; then refused=$((refused + 1)); fi
    ((refused < 3 && SECONDS < end)) || return 1
    sleep 1
  done
}

# The gateway's last words, for people.
last_words() {
  note 'the last lines of its log, secrets taken out:'
  engine logs --no-color --tail 40 "${gateways[@]}" 2>&1 | redacted >&2
}
