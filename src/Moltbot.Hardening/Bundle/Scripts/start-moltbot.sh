#!/usr/bin/env bash
# Starts the gateway with the secrets of one private file, waits until it answers and refuses a call without the token, and shows
# its log, secrets taken out, when it does not. Emitted by Moltbot.Hardening.
#
#   start-moltbot.sh [options]
#
#   --cli               start the gateway's own program in place of containers: on loopback, its log in the state folder
#   --program NAME      with --cli: the program; default: the product's name
#   --allow-root        start although this is root (with --cli the gateway would be root, too)
#   --token-file FILE   the token stands alone in FILE (MoltbotSecrets file or docker-secret), not in the secrets file
#   --port PORT         the port on 127.0.0.1; default: this deployment's
#   --wait SECONDS      how long it may take to answer; default 60
#   --env-file FILE     the secrets file; default: secrets.env in the state folder
#   --state FOLDER      the state folder, where there are several
#   --project FOLDER    where the compose files stand; default: the nearest folder above this one that holds them
#   --file, -f FILE     a compose file in place of this deployment's; may be repeated
#   --set NAME          the compose set, where the bundle holds several
#   --json              the result as one JSON object
#   --help              this text
#
# The secrets file is read as data, never run: docker compose gets its path (--env-file), and no value of it enters this shell's
# environment or that of a program; with --cli the gateway alone gets them. The file and its folder must be yours and closed to others.
#
# Exit codes: 0 the gateway answers as it must, 1 it does not (what was started with --cli is ended), 2 nothing was begun.
# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh" || exit 2
# shellcheck source=operate.sh
. "$here/operate.sh" || exit 2

cli=false
program=
allow_root=false
token_file=
port=
own_option() {
  case $1 in
    --cli) cli=true taken=1 ;;
    --program) value_after "$@" && program=$2 taken=2 ;;
    --allow-root) allow_root=true taken=1 ;;
    --token-file) value_after "$@" && token_file=$2 taken=2 ;;
    --port) value_after "$@" && port=$2 taken=2 ;;
    --wait) value_after "$@" && wait_seconds=$2 taken=2 ;;
    *) ;;
  esac
}
read_options "$@"
check_wait
check_port "$port"
"$allow_root" || [[ $(id -u) != 0 ]] || stop 'this is root: files that are made would not be yours; use your own account, or --allow-root'

# ---- what must hold before anything starts ------------------------------------------------------------------------------

read_deployment
[[ -z $port ]] || gateway_port=$port
find_secrets
private_file "$secrets_file" 'the secrets file'
read_secrets
token_place=$secrets_file
if [[ -n $token_file ]]; then
  private_file "$token_file" 'the token file'
  IFS= read -r secret <"$token_file" || true
  token_place=$token_file hidden=("$secret")
else
  secret_of "$token_variable"
fi
token=$secret
[[ -n $token ]] || stop "'$token_place' gives $token_variable no value; run rotate-gateway-token.sh"
((${#token} >= 32)) || stop "$token_variable in '$token_place' has ${#token} characters, and a call could guess it; run rotate-gateway-token.sh"

told_provider=false
for name in ${secret_names[@]+"${secret_names[@]}"}; do
  secret_of "$name"
  if [[ $name == *_API_KEY && -n $secret ]]; then told_provider=true; fi
done
"$told_provider" || note "'$secrets_file' has no key of a model provider (ANTHROPIC_API_KEY, OPENAI_API_KEY, GEMINI_API_KEY …): the gateway starts and cannot answer"

# What lies open is closed first; what cannot be closed, or looked at, stops the start.
close_files() {
  local said
  [[ -n $state_folder ]] || return 0
  said=$("$here/secure-permissions.sh" --state "$state_folder" 2>&1) && return 0
  printf '%s\n' "$said" | redacted >&2
  stop "'$state_folder' holds files that others can read and that could not be closed"
}
close_files

succeed() {
  if "$option_json"; then
    printf '{"started":true,"how":"%s","address":"127.0.0.1:%s","withToken":%s,"withoutToken":401}\n' "$1" "$gateway_port" "$answer"
    return 0
  fi
  say "the gateway answers on 127.0.0.1:$gateway_port and refuses a call without the token; open http://127.0.0.1:$gateway_port/ and paste the token there, never into the address"
}

# proven: the token is taken and a call without one is refused.
proven() {
  local taken_with
  wait_for "$token" || return 1
  taken_with=$answer
  ask ''
  [[ $answer == 401 ]] || return 1
  answer=$taken_with
}

# ---- in containers ------------------------------------------------------------------------------------------------------

start_containers() {
  local output
  need_engine
  output=$(engine config --quiet 2>&1) || {
    printf '%s\n' "$output" | redacted >&2
    stop 'docker compose refuses the files'
  }
  # What changed in the secrets file is a change of the containers: up recreates them, restart would not.
  output=$(engine up -d 2>&1) || {
    printf '%s\n' "$output" | redacted >&2
    last_words
    failed 'docker compose could not start the containers'
  }
  proven || {
    last_words
    failed "the gateway does not answer as it must: 127.0.0.1:$gateway_port says $answer (000: nothing)"
  }
  started
  succeed containers
}

# ---- without containers -------------------------------------------------------------------------------------------------

# A private log in the state folder: a name in /tmp could be somebody else's link.
start_program() {
  local logs log index
  [[ -n $program ]] || program=$product
  have "$program" || stop "there is no program '$program'; name it with --program"
  [[ -n $state_folder ]] || find_state
  ask ''
  [[ $answer == 000 ]] || stop "something answers on 127.0.0.1:$gateway_port already"
  logs=$state_folder/logs log=$state_folder/logs/gateway.log
  [[ -d $logs ]] || mkdir -m 700 -- "$logs" || stop "'$logs' cannot be made"
  [[ ! -L $logs ]] || stop "'$logs' is a link"
  private_folder "$logs"
  [[ ! -L $log ]] || stop "'$log' is a link"
  if ! : >>"$log" || ! chmod 600 "$log"; then stop "'$log' cannot be written"; fi
  (
    for ((index = 0; index < ${#secret_names[@]}; index++)); do
      case ${secret_names[index]} in
        PATH | HOME | IFS | LD_* | DYLD_* | BASH_* | NODE_OPTIONS | SHELLOPTS) ;;
        *) export "${secret_names[index]}=${secret_values[index]}" ;;
      esac
    done
    exec nohup "$program" gateway --bind loopback --port "$gateway_port" >>"$log" 2>&1 </dev/null
  ) &
  child=$!
  trap 'end_child; exit 130' INT
  trap 'end_child; exit 143' TERM HUP
  proven || {
    end_child
    note 'the last lines of its log, secrets taken out:'
    tail -n 40 -- "$log" | redacted >&2
    failed "the gateway does not answer as it must: 127.0.0.1:$gateway_port says $answer (000: nothing)"
  }
  trap - INT TERM HUP
  printf '%s\n' "$child" >"$state_folder/gateway.pid"
  succeed program
  say "its process is $child (also in '$state_folder/gateway.pid'), its log '$log'"
}

end_child() {
  kill "$child" 2>/dev/null
  wait "$child" 2>/dev/null
}

if "$cli"; then start_program; else start_containers; fi
