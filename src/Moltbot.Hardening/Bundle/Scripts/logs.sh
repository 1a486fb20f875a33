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
kinds_in() {
  [[ -n $secrets ]] || secrets=$(own_secrets)
  shapes=$here/secret-shapes.txt awk -f "$here/secrets.awk" <(printf '%s\n' "$secrets") -
}

# check_literals: a compose file is in every copy of the repository. What an env file brings is not in it, so its own text is looked through.
check_literals() {
  local file composed kinds number what found=false
  if ! find_project; then
    result unknown - MBH6001 - 'the compose files are not here'
    return
  fi
  for file in ${compose_files[@]+"${compose_files[@]}"}; do
    compose_path "$file"
    if [[ ! -f $composed || ! -r $composed ]] || ! kinds=$(sed '/^[[:blank:]]*#/d' <"$composed" | kinds_in); then
      found=true
      result unknown - MBH6001 "$file" 'it cannot be looked through'
      continue
    fi
    [[ -n $kinds ]] || continue
    found=true
    while IFS=$'\t' read -r number what; do
      result fail error MBH6001 "$file" "it holds $what, $number times: refer to it as \${NAME:?}, and make a new one"
    done <<<"$kinds"
  done
  "$found" || result pass - MBH6001 - 'no compose file holds a secret'
}

looked=0
# count_in SUBJECT: what a log on standard input holds.
count_in() {
  local number what kinds
  looked=$((looked + 1))
  if ! kinds=$(kinds_in); then
    result unknown - MBH7008 "$1" 'it could not be looked through'
  elif [[ -z $kinds ]]; then
    result pass - MBH7008 "$1" 'no secret'
  else
    while IFS=$'\t' read -r number what; do
      result fail error MBH7008 "$1" "it holds $what, $number times: rotate it, then remove the log"
    done <<<"$kinds"
  fi
}

# A log that cannot be read is not one without secrets.
scan_file() {
  if [[ ! -f $1 || ! -r $1 ]]; then
    result unknown - MBH7008 "$1" 'it cannot be read'
  elif [[ $1 != *.gz ]]; then
    # shellcheck disable=SC2094 # The first is only its name.
    count_in "$1" <"$1"
  elif have gzip && gzip -t -- "$1" 2>/dev/null; then
    count_in "$1" < <(gzip -dc -- "$1")
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

# The text goes through a file of this script's own: whether docker could tell it is known only at its end.
scan_container() {
  local gateway text
  find_compose || return 0
  text=$(mktemp "${TMPDIR:-/tmp}/moltbot.XXXXXX") || stop 'no temporary file can be made'
  for gateway in ${gateways[@]+"${gateways[@]}"}; do
    if compose logs --no-color --no-log-prefix "$gateway" >"$text" 2>&1; then
      count_in "container log of $gateway" <"$text"
    else
      result unknown - MBH7008 "container log of $gateway" 'docker does not tell it; is the engine running?'
    fi
  done
  rm -f -- "$text"
}

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
