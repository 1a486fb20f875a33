# shellcheck shell=bash
# common.sh: what the scripts beside it share. Emitted by Moltbot.Hardening; read by them with `.`, never run.
#
# For bash 3.2 and later (macOS has 3.2), with GNU, BSD or busybox tools. Nothing but those is needed; docker only where a
# script talks to it. Three rules hold everywhere: a file's text is data and is never run, a secret is never printed and never
# on a command line, and what could not be looked at is never a pass.
#
# Exit codes of every script: 0 all is well, 1 something was found, 2 it could not be checked (or wrong usage).
#
# What is only set here is for the scripts.
# shellcheck disable=SC2034

set -u -o pipefail
umask 077
# Bytes are characters then, in every tool: no name or file can be malformed, and order does not depend on the host.
export LC_ALL=C
# The scripts read this file by a path with a slash.
here=$(cd -P -- "${BASH_SOURCE[0]%/*}" && pwd) || exit 2
script=${0##*/}

readonly EXIT_FOUND=1 EXIT_UNKNOWN=2

# ---- words to the operator ----------------------------------------------------------------------------------------------

# clean TEXT: on one line, without what a terminal or a build log would act on; the answer is in $cleaned.
clean() {
  cleaned=${1//[[:cntrl:]]/?}
  cleaned=${cleaned//'##'/'# #'}
  cleaned=${cleaned//'::'/': :'}
}

# stop MESSAGE: what is asked for cannot be done.
stop() {
  clean "$1"
  printf '%s: %s\n' "$script" "$cleaned" >&2
  exit "$EXIT_UNKNOWN"
}

note() {
  clean "$1"
  printf '%s: %s\n' "$script" "$cleaned" >&2
}

# The comment at the head of a script is its help.
help() {
  sed -n -e '1d' -e '/^#/!q' -e 's/^# \{0,1\}//p' "$0"
  exit 0
}

have() { command -v -- "$1" >/dev/null 2>&1; }

# ---- this deployment: deployment.conf, read as data ---------------------------------------------------------------------

product=
token_variable=
password_variable=
topology=
gateway_port=
bridge_port=
gateway_user=
set_name=
effective_file=
state_names=()
config_names=()
path_prefixes=()
compose_files=()
env_files=()
gateways=()

# plain VALUE: an escaped value of deployment.conf as it was; the answer is in $plained.
plain() {
  plained=$1
  if [[ $plained == *%* ]]; then
    plained=${plained//%0A/$'\n'}
    plained=${plained//%0D/$'\r'}
    plained=${plained//%25/%}
  fi
}

# Reads NAME=VALUE lines; those after "set=" belong to that set, and the set asked for (else the first) is kept.
read_deployment() {
  local line name value current='' wanted=$option_set file=$here/deployment.conf
  [[ -f $file && -r $file ]] || stop "'$file' is not there; build the deployment again, and keep the folder together"
  while IFS= read -r line || [[ -n $line ]]; do
    [[ -n $line && $line != '#'* ]] || continue
    name=${line%%=*}
    plain "${line#*=}"
    value=$plained
    if [[ $name == set ]]; then
      current=$value
      [[ -n $wanted ]] || wanted=$value
      [[ $value == "$wanted" ]] && set_name=$value
      continue
    fi
    [[ -z $current || $current == "$wanted" ]] || continue
    case $name in
      product) product=$value ;;
      token_variable) token_variable=$value ;;
      password_variable) password_variable=$value ;;
      topology) topology=$value ;;
      gateway_port) gateway_port=$value ;;
      bridge_port) bridge_port=$value ;;
      state_name) state_names+=("$value") ;;
      config_name) config_names+=("$value") ;;
      path_prefix) path_prefixes+=("$value") ;;
      compose_file) compose_files+=("$value") ;;
      env_file) env_files+=("$value") ;;
      effective) effective_file=$value ;;
      gateway) gateways+=("$value") ;;
      gateway_user) gateway_user=$value ;;
      *) stop "'$file' has a line '$name' that this script does not know; build the deployment again" ;;
    esac
  done <"$file"
  [[ -z $option_set || $set_name == "$option_set" ]] || stop "there is no set '$option_set' in '$file'"
}

project_folder=
compose_folder=
# find_project: the project's folder, in $project_folder, and the one that docker compose takes for the project's, in $compose_folder: that of
# the first file, below which relative paths begin, whose .env is read and whose name the containers bear.
find_project() {
  local composed
  find_files || return 1
  compose_folder=$project_folder
  if ((${#compose_files[@]} > 0)); then
    compose_path "${compose_files[0]}"
    compose_folder=${composed%/*}
    compose_folder=${compose_folder:-/}
  fi
}

# Where the compose files stand: --project, else the nearest folder upwards from here that holds the first of them.
find_files() {
  local folder=$here first=
  # Files that the build did not judge, and no env files but theirs.
  ((${#option_files[@]} > 0)) && compose_files=("${option_files[@]}") env_files=()
  if [[ -n $option_project ]]; then
    project_folder=$(cd -P -- "$option_project" 2>/dev/null && pwd) || stop "--project '$option_project' is no folder that can be entered"
    return 0
  fi
  if ((${#option_files[@]} > 0)); then
    project_folder=$(cd -P -- "$(dirname -- "${option_files[0]}")" 2>/dev/null && pwd) || stop "--file '${option_files[0]}' is in no folder that can be entered"
    # As they were named: relative to where the operator stands.
    compose_files=()
    for first in "${option_files[@]}"; do
      [[ $first == /* ]] || first=$PWD/$first
      compose_files+=("$first")
    done
    return 0
  fi
  ((${#compose_files[@]} > 0)) || return 1
  first=${compose_files[0]}
  while [[ -n $folder ]]; do
    folder=${folder%/*}
    if [[ -f $folder/$first ]]; then
      project_folder=${folder:-/}
      return 0
    fi
  done
  return 1
}

# compose_path FILE: where a file of the set is, an env file too: of the bundle (bundle:…), of the project, or as it was named; in $composed.
compose_path() {
  case $1 in
    bundle:*) composed=${here%/*}/${1#bundle:} ;;
    /*) composed=$1 ;;
    *) composed=$project_folder/$1 ;;
  esac
}

# ---- the engine ---------------------------------------------------------------------------------------------------------

compose_program=()
# find_compose: docker compose, or the stand-alone program of the same version; false where there is none.
find_compose() {
  if ((${#compose_program[@]} > 0)); then return 0; fi
  if have docker && docker compose version >/dev/null 2>&1; then
    compose_program=(docker compose)
  elif have docker-compose && [[ $(docker-compose version --short 2>/dev/null) == [v2-9]* ]]; then
    compose_program=(docker-compose)
  else
    return 1
  fi
}

# compose_words: how docker compose is called on this set, in $words: as the project's own files would be named to it from the project's folder.
compose_words() {
  local file composed
  words=(--project-directory "$compose_folder")
  for file in ${compose_files[@]+"${compose_files[@]}"}; do
    compose_path "$file"
    words+=(-f "$composed")
  done
  for file in ${env_files[@]+"${env_files[@]}"}; do
    compose_path "$file"
    words+=(--env-file "$composed")
  done
}

# compose WORD…: docker compose on this set's own files, whatever the folder is that the operator stands in.
compose() {
  local words=()
  compose_words
  [[ -z $option_env_file ]] || words+=(--env-file "$option_env_file")
  COMPOSE_FILE='' COMPOSE_PROFILES='*' "${compose_program[@]}" "${words[@]}" "$@"
}

# flat: one JSON or JSON5 document as lines "pointer TAB type TAB text".
flat() { awk -f "$here/json.awk"; }

# value_of POINTER: the text of a value of the flat document on standard input; false where it has none.
value_of() {
  awk -v wanted="$1" 'BEGIN { FS = "\t" } $1 == wanted { text = substr($0, length($1) + length($2) + 3); found = 1 } END { if (found) print text; exit !found }'
}

model=
model_source=
model_problem=
# load_model: the effective model of the set, flat, in $model; where it comes from in $model_source. False with the reason in $model_problem.
load_model() {
  if find_project && find_compose; then
    model_from_compose && return 0
    # The files are here and compose refuses them: an older model would say nothing about them.
    return 1
  fi
  model_from_build
}

# A sign that no text of compose holds.
unit=$'\037'

# What the host alone supplies (${NAME:?…}) is set to a placeholder for this one call, so that the rest can be looked at.
model_from_compose() {
  local json answer errors name round supplied=() missing='required variable ([A-Za-z_][A-Za-z0-9_]*) is missing a value'
  for ((round = 0; round < 30; round++)); do
    # What it says and what it complains of by one pipe, the complaints last, so that no file has to be left to a run that is killed.
    json=$(
      for name in ${supplied[@]+"${supplied[@]}"}; do export "$name=moltbot-not-set"; done
      { compose config --format json 2>&1 1>&3 3>&- | { errors=$(cat) && printf '%s%s' "$unit" "$errors" >&3; }; } 3>&1
    )
    answer=$?
    errors=${json##*"$unit"}
    json=${json%"$unit"*}
    ((answer != 0)) && [[ $errors =~ $missing ]] || break
    supplied+=("${BASH_REMATCH[1]}")
  done
  if ((answer != 0)); then
    model_problem="docker compose refuses the files: $(printf '%s\n' "$errors" | grep -v 'level=warning' | tail -n 1)"
    return 1
  fi
  model=$(printf '%s\n' "$json" | flat) || { model_problem='what docker compose printed cannot be read'; return 1; }
  model_source="docker compose config"
}

# The model that the build judged and put beside these scripts; told with its age, and refused once a file is newer.
model_from_build() {
  local file=${here%/*}/$effective_file each composed
  if [[ -z $effective_file || ! -f $file ]]; then
    model_problem='there is no docker compose here, and the build left no effective model'
    return 1
  fi
  if ((${#option_files[@]} > 0)); then
    model_problem='there is no docker compose here that could read the files named by --file'
    return 1
  fi
  if [[ -n $project_folder ]]; then
    for each in ${compose_files[@]+"${compose_files[@]}"} ${env_files[@]+"${env_files[@]}"}; do
      compose_path "$each"
      if [[ $composed -nt $file ]]; then
        model_problem="there is no docker compose here, and '$each' is newer than the model that the build left; build again"
        return 1
      fi
    done
  fi
  model=$(flat <"$file") || { model_problem="the model that the build left cannot be read"; return 1; }
  age_of "$file"
  model_source="the model that the build left $aged ago (there is no docker compose here)"
}

# ---- files --------------------------------------------------------------------------------------------------------------

# GNU and busybox say -c, BSD and macOS say -f.
if stat -c %a / >/dev/null 2>&1; then
  mode_of() { stat -c %a -- "$1"; }
  owner_of() { stat -c %u -- "$1"; }
  changed_at() { stat -c %Y -- "$1"; }
else
  mode_of() { stat -f %Lp -- "$1"; }
  owner_of() { stat -f %u -- "$1"; }
  changed_at() { stat -f %m -- "$1"; }
fi

# age_of FILE: how long ago it was written, for people, in $aged; in seconds in $age.
age_of() {
  age=$(($(date +%s) - $(changed_at "$1")))
  if ((age < 7200)); then aged="$((age / 60)) minutes"
  elif ((age < 172800)); then aged="$((age / 3600)) hours"
  else aged="$((age / 86400)) days"; fi
}

# shellcheck source=options.sh
. "$here/options.sh" || exit 2
# shellcheck source=marks.sh
. "$here/marks.sh" || exit 2
# shellcheck source=states.sh
. "$here/states.sh" || exit 2
# shellcheck source=results.sh
. "$here/results.sh" || exit 2
