#!/usr/bin/env bash
# secure-permissions.sh: closes the gateway's state folders to everybody but their owner: folders to 700, files to 600, the whole
# tree, credentials, sessions, logs, databases and backups among it. Looks again afterwards and tells what could not be closed.
# Emitted by Moltbot.Hardening. Do not edit: build again.
#
# usage: secure-permissions.sh [--check] [--json] [--project FOLDER] [--set NAME] [--file FILE]… [--state FOLDER]… [--env-file FILE]
#
#   --check           changes nothing, only tells
#   --json            results as JSON, in the shape that the guide documents
#   --project FOLDER  where the compose files are; else the nearest folder upwards from this script that holds them
#   --set NAME        another of the deployment's sets of compose files
#   --file FILE       these compose files instead of the emitted ones, in their order; may be repeated
#   --state FOLDER    this state folder instead of those that are found; may be repeated
#   --env-file FILE   the env file that docker compose is given
#
# Without --state it takes ~/.moltbot, ~/.clawdbot and ~/.openclaw, as far as they are there, the folder that a *_STATE_DIR names,
# and the folder that the compose files really mount. No folder is ever made: that would change which one the product reads.
# Links are never followed, neither symbolic nor hard ones; owners are never changed. A mode that is stricter is left alone.
#
# Exit codes: 0 all is closed, 1 something is open (still, or under --check), 2 something could not be looked at.

# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh" || exit 2
# shellcheck source=checks.sh
. "$here/checks.sh" || exit 2

only_look=false
own_option() {
  case $1 in
    --check) only_look=true taken=1 ;;
    *) ;;
  esac
}
read_options "$@"

changed=0
# close_tree FOLDER: takes the rights of others away, folders first and from the top: once a folder is closed, nobody else can
# put a link in the place of what stands in it. Files with a second name are left alone, for that may be anywhere.
close_tree() {
  local before after refused=false
  before=$(open_paths "$1")
  in_tree "$1" -type d "${others_may[@]}" -exec chmod go-rwx '{}' ';' >/dev/null || refused=true
  in_tree "$1" -type f -links 1 "${file_is_open[@]}" -exec chmod u-s,g-s,go-rwx '{}' + >/dev/null || refused=true
  after=$(open_paths "$1")
  changed=$((changed + before - after))
  # A Windows drive under WSL says yes and changes nothing.
  if ((after > 0)) && ! "$refused"; then
    result fail error MBH7005 "$1" "$after modes did not change although chmod said so: this filesystem keeps none; move the state to a filesystem that does"
  fi
}

# How many of a tree's folders and files, those with a second name left out, let others in.
open_paths() {
  { in_tree "$1" -type d "${others_may[@]}"; in_tree "$1" -type f -links 1 "${file_is_open[@]}"; } 2>/dev/null | tr -dc '\0' | wc -c
}

# Whose a folder is decides whether the container can use it.
tell_container_user() {
  local folder=$1 gateway user owner
  owner=$(owner_of "$folder") || return 0
  for gateway in ${gateways[@]+"${gateways[@]}"}; do
    user=$(printf '%s\n' "$model" | value_of "/services/$gateway/user") || user=1000
    user=${user%%:*}
    [[ $user =~ ^[0-9]+$ && $user != "$owner" && $(uname -s) == Linux ]] || continue
    result fail info MBH7003 "$folder" "it belongs to user $owner, and $gateway runs as user $user: closed, the gateway gets EACCES; give it the folder with: sudo chown -R $user <folder> (not on Docker Desktop, which maps owners)"
  done
}

read_deployment
# Without a model the folders under HOME are still known; what compose mounts is not.
if load_model; then find_gateways; elif ((${#option_states[@]} == 0)); then
  result unknown - - - "which folder the container mounts is not known: $model_problem"
fi
find_states
if ! "$only_look"; then
  for folder in ${state_folders[@]+"${state_folders[@]}"}; do
    if [[ -d $folder && ! -L $folder ]]; then
      owner=$(owner_of "$folder")
      if ((EUID != 0)) && [[ $owner != "$EUID" ]]; then continue; fi
      close_tree "$folder"
    fi
  done
fi
check_permissions
for folder in ${state_folders[@]+"${state_folders[@]}"}; do tell_container_user "$folder"; done
if ! "$only_look" && ! "$option_json"; then printf '\n%d closed that were open\n' "$changed"; fi
finish
