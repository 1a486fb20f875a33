# shellcheck shell=bash
# logs.sh: how the scripts look for secrets in texts. Emitted by Moltbot.Hardening; read by them with `.` after checks.sh, never run.
#
# common.sh sets what is not set here.
# shellcheck disable=SC2154

# env_secrets FILE: the values of an env file that a secret's name stands before, a line each.
env_secrets() {
  [[ -f $1 && -r $1 ]] || return 0
  awk '/^[ \t]*(export[ \t]+)?[A-Za-z_][A-Za-z0-9_]*=/ {
    name = $0; sub(/=.*/, "", name)
    text = $0; sub(/^[^=]*=/, "", text); gsub(/^[ \t"\047]+|[ \t\r"\047]+$/, "", text)
    if (toupper(name) ~ /(TOKEN|SECRET|PASSWORD|PASSWD|KEY|CREDENTIAL)/) print text
  }' "$1"
}

# The deployment's own secrets, a line each, behind a first line that is none. They go through a pipe, never on a command line.
own_secrets() {
  local folder name composed
  printf 'values\n'
  [[ -z $option_env_file ]] || env_secrets "$option_env_file"
  env_secrets "$project_folder/secrets.env"
  env_secrets "$project_folder/.env"
  [[ $compose_folder == "$project_folder" ]] || env_secrets "$compose_folder/.env"
  for name in ${env_files[@]+"${env_files[@]}"}; do
    compose_path "$name"
    env_secrets "$composed"
  done
  for folder in ${state_folders[@]+"${state_folders[@]}"}; do
    env_secrets "$folder/secrets.env"
    for name in moltbot.json clawdbot.json openclaw.json; do
      [[ -f $folder/$name && -r $folder/$name ]] || continue
      flat <"$folder/$name" | awk 'BEGIN { FS = "\t" } $2 == "string" && $1 ~ /\/(token|password|apiKey|botToken|secret)$/ && $3 !~ /^\$/ { print $3 }'
    done
  done
}

secrets=
# kinds_in: what the text on standard input holds, a line each: number TAB kind. False where it could not be looked through.
kinds_in() { shapes=$here/secret-shapes.txt awk -f "$here/secrets.awk" <(printf '%s\n' "$secrets") -; }

# tell_kinds RULE SUBJECT BEFORE AFTER COMMAND…: a result for each kind of secret in what the command prints, as "BEFORE a key, 2 times AFTER".
# A text that is not printed or not looked through to its end is unknown, whatever was found in it. False where it holds none.
tell_kinds() {
  local rule=$1 subject=$2 before=$3 after=$4 kinds number what
  shift 4
  [[ -n $secrets ]] || secrets=$(own_secrets)
  if ! kinds=$("$@" | kinds_in); then
    result unknown - "$rule" "$subject" 'it could not be looked through to its end'
    return
  fi
  [[ -n $kinds ]] || return 1
  while IFS=$'\t' read -r number what; do
    result fail error "$rule" "$subject" "$before $what, $number times$after"
  done <<<"$kinds"
}

# check_literals: a compose file is in every copy of the repository. What an env file brings is not in it, so its own text is looked through.
check_literals() {
  local file composed found=false
  if ! find_project; then
    result unknown - MBH6001 - 'the compose files are not here'
    return
  fi
  for file in ${compose_files[@]+"${compose_files[@]}"}; do
    compose_path "$file"
    tell_kinds MBH6001 "$file" 'it holds' ": refer to it as \${NAME:?}, and make a new one" without_comments "$composed" && found=true
  done
  "$found" || result pass - MBH6001 - 'no compose file holds a secret'
}

without_comments() { sed '/^[[:blank:]]*#/d' <"$1" 2>/dev/null; }

looked=0
# look_at SUBJECT COMMAND…: what a log holds that the command prints.
look_at() {
  local subject=$1
  shift
  looked=$((looked + 1))
  tell_kinds MBH7008 "$subject" 'it holds' ': rotate it, then remove the log' "$@" || result pass - MBH7008 "$subject" 'no secret'
}

# A log that cannot be read is not one without secrets.
scan_file() {
  if [[ ! -f $1 || ! -r $1 ]]; then
    result unknown - MBH7008 "$1" 'it cannot be read'
  elif [[ $1 != *.gz ]]; then
    look_at "$1" cat -- "$1"
  elif have gzip && gzip -t -- "$1" 2>/dev/null; then
    look_at "$1" gzip -dc -- "$1"
  else
    result unknown - MBH7008 "$1" 'it cannot be unpacked'
  fi
}

is_log=('(' -name '*.log' -o -name '*.log.*' -o -path '*/logs/*' ')')
scan_folder() {
  local path unread
  while IFS= read -r -d '' path; do scan_file "$path"; done < <(in_tree "$1" -type f "${is_log[@]}" 2>/dev/null)
  unread=$(find "$1" -xdev 2>&1 >/dev/null | head -n 1)
  [[ -z $unread ]] || result unknown - MBH7008 "$1" "a log may be in a part that cannot be read: $unread"
}

# A pipe: a copy of the text would stay where this is killed.
scan_container() {
  local gateway
  find_compose || return 0
  for gateway in ${gateways[@]+"${gateways[@]}"}; do
    look_at "container log of $gateway" container_log "$gateway"
  done
}

container_log() { compose logs --no-color --no-log-prefix "$1" 2>&1; }

# scan_logs DOCKER: the logs of the state folders, those that the gateways keep in /tmp, and the container's where DOCKER is true.
scan_logs() {
  local folder
  looked=0
  for folder in ${state_folders[@]+"${state_folders[@]}"} /tmp/moltbot /tmp/clawdbot /tmp/openclaw; do
    if [[ -d $folder && ! -L $folder ]]; then scan_folder "$folder"; fi
  done
  if "$1"; then scan_container; fi
  ((looked > 0)) || result unknown - MBH7008 - 'no log was found; name it to scan-logs.sh'
}
