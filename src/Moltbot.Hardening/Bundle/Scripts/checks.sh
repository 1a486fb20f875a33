# shellcheck shell=bash
# checks.sh: the checks that the audits share. Emitted by Moltbot.Hardening; read by them with `.` after common.sh, never run.
#
# common.sh sets what is not set here.
# shellcheck disable=SC2154

# ---- the effective model ------------------------------------------------------------------------------------------------

# check_model [RULES]: the compose files, merged, by the rules of the build.
check_model() {
  heading 'Deployment'
  if ! load_model; then
    result unknown - - - "the deployment could not be looked at: $model_problem"
    return
  fi
  "$option_json" || printf 'from %s\n' "$model_source"
  find_gateways
  if ((${#gateways[@]} == 0)); then
    result unknown - - - 'no service of the set is known as the gateway'
  fi
  local said
  if said=$(printf '%s\n' "$model" | awk -v gateways="${gateways[*]-}" -v topology="$topology" -v image_users="$(image_users)" -v fixes="$here/security-fixes.txt" -f "$here/engine.awk" -f "$here/tables.awk" -f "$here/model.awk") && [[ -n $said ]]; then
    results_from "${1:-}" <<<"$said"
  else
    result unknown - - - 'the model could not be judged by awk'
  fi
}

# check_stopped: that the containers are down because a backup was killed is said until they were started.
check_stopped() {
  local running
  find_project && was_left_stopped || return 0
  if find_compose && running=$(compose ps --status running --quiet 2>/dev/null) && [[ -n $running ]]; then return 0; fi
  result fail warning - containers 'a backup stopped them and was killed before it started them again; run start-moltbot.sh'
}

# The build names the gateways; of files that it has not seen, those whose command runs one or whose name says so.
find_gateways() {
  ((${#option_files[@]} > 0)) || return 0
  gateways=()
  local name
  while IFS= read -r name; do gateways+=("$name"); done < <(printf '%s\n' "$model" | awk '
    BEGIN { FS = "\t" }
    { split($1, part, "/") }
    part[2] == "services" && part[4] == "" && part[3] ~ /^(moltbot|clawdbot|openclaw)(-gateway)?$/ { known[part[3]] = 1 }
    part[2] == "services" && (part[4] == "command" || part[4] == "entrypoint") && $3 ~ /(^|[ ])gateway([ ]|$)/ { known[part[3]] = 1 }
    END { for (name in known) print name }' | sort)
}

# For each gateway that docker has the image of: SERVICE=root or SERVICE=user.
image_users() {
  local gateway image user
  have docker || return 0
  for gateway in ${gateways[@]+"${gateways[@]}"}; do
    image=$(printf '%s\n' "$model" | value_of "/services/$gateway/image") || continue
    user=$(docker image inspect --format '{{.Config.User}}' -- "$image" 2>/dev/null) || continue
    case ${user%%:*} in
      '' | root | 0 | 00 | +0) printf '%s=root ' "$gateway" ;;
      *) printf '%s=user ' "$gateway" ;;
    esac
  done
}

# ---- permissions of the state folders -----------------------------------------------------------------------------------

# Modes that let somebody else in; POSIX, so that every find knows it. A stricter mode is no finding, nor is setgid on a folder.
others_may=('(' -perm -0040 -o -perm -0020 -o -perm -0010 -o -perm -0004 -o -perm -0002 -o -perm -0001 ')')
file_is_open=('(' -perm -0040 -o -perm -0020 -o -perm -0010 -o -perm -0004 -o -perm -0002 -o -perm -0001 -o -perm -4000 -o -perm -2000 ')')

# in_tree FOLDER EXPRESSION…: what a tree holds, parted by NUL. No link is followed, no other filesystem entered.
in_tree() {
  local folder=$1
  shift
  # A folder named "-x" would be read as an option.
  [[ $folder == /* ]] || folder=./$folder
  find "$folder" -xdev "$@" -print0
}

# tell_paths SEVERITY RULE MESSAGE: a result for each path on standard input; to people the first twenty by name. False where there was none.
tell_paths() {
  local path number=0 most=20
  if "$option_json"; then most=1000000; fi
  while IFS= read -r -d '' path; do
    number=$((number + 1))
    ((number > most)) || result fail "$1" "$2" "$path" "$3"
  done
  ((number <= most)) || result fail "$1" "$2" - "$((number - most)) more: $3"
  ((number > 0))
}

check_permissions() {
  local folder
  heading 'State'
  if ((${#state_folders[@]} == 0)); then
    result unknown - MBH7001 - 'no state folder was found on this host; name it with --state'
    return
  fi
  for folder in "${state_folders[@]}"; do check_tree "$folder"; done
}

# The owner that a tree may have: whoever runs the script, else (as root, on somebody's tree) the owner of its root folder.
expected_owner() {
  if ((EUID == 0)); then owner_of "$1"; else printf '%s' "$EUID"; fi
}

check_tree() {
  local folder=$1 owner unread before=$((count_errors + count_unknown))
  if [[ -L $folder ]]; then
    result fail error MBH7004 "$folder" 'the state folder is a link; name the folder itself'
    return
  fi
  if [[ ! -d $folder ]]; then
    result fail error MBH7004 "$folder" 'the state folder is no folder'
    return
  fi
  owner=$(expected_owner "$folder") || {
    result unknown - MBH7003 "$folder" 'its owner cannot be read'
    return
  }
  check_filesystem "$folder"
  if is_closed "$folder" "$owner"; then
    ((count_errors + count_unknown > before)) || result pass - MBH7001 "$folder" "the folder and all in it are $owner's alone"
    return
  fi
  unread=$(find "$folder" -xdev 2>&1 >/dev/null | head -n 1)
  [[ -z $unread ]] || result unknown - MBH7001 "$folder" "a part of it cannot be read: $unread"
  tell_paths error MBH7001 'the folder lets others in; 700 is right' < <(in_tree "$folder" -type d "${others_may[@]}" 2>/dev/null)
  tell_paths error MBH7002 'the file lets others in; 600 is right' < <(in_tree "$folder" -type f "${file_is_open[@]}" 2>/dev/null)
  tell_paths error MBH7003 "it does not belong to user $owner" < <(in_tree "$folder" ! -user "$owner" 2>/dev/null)
  tell_paths error MBH7004 'a link: what it points at is outside of what is guarded here' < <(in_tree "$folder" -type l 2>/dev/null)
  tell_paths error MBH7004 'a hard link: the same file has another name' < <(in_tree "$folder" -type f -links +1 2>/dev/null)
  ((count_errors + count_unknown > before)) || result pass - MBH7001 "$folder" "the folder and all in it are $owner's alone"
}

# is_closed FOLDER OWNER: the usual answer by one walk: all of it could be read, and nothing is found of what is looked for one by one otherwise.
is_closed() {
  local found
  found=$(find "$1" -xdev '(' -type d "${others_may[@]}" -o -type f "${file_is_open[@]}" -o ! -user "$2" -o -type l -o -type f -links +1 ')' -print 2>&1) && [[ -z $found ]]
}

mounts_file=/proc/mounts
# Where the kernel tells its mounts, a filesystem that keeps no modes is known by its type: every mode on it is a claim.
check_filesystem() {
  local folder place kind='' known options known_options='' longest=0
  [[ -r $mounts_file ]] || return 0
  folder=$(cd -P -- "$1" 2>/dev/null && pwd)
  while read -r _ place known options _; do
    place=${place//'\040'/ }
    place=${place//'\011'/$'\t'}
    place=${place//'\134'/\\}
    [[ $place == / || $folder == "$place" || $folder == "$place"/* ]] || continue
    if ((${#place} >= longest)); then longest=${#place} kind=$known known_options=,$options,; fi
  done <"$mounts_file"
  case $kind in
    vfat | msdos | exfat | ntfs | ntfs3 | fuseblk | cifs | smb3 | drvfs) ;;
    9p) [[ $known_options == *aname=drvfs* ]] || return 0 ;;
    *) return 0 ;;
  esac
  [[ $known_options != *[,\;]metadata[,\;]* ]] || return 0
  result fail error MBH7005 "$1" "its filesystem ($kind) keeps no modes, so nothing on it is closed; move the state to a filesystem that does (under WSL: below your Linux home)"
}

# ---- the gateway's configuration ----------------------------------------------------------------------------------------

# check_configs [RULES]: the configuration in use, in each state folder, or where a *_CONFIG_PATH names it.
check_configs() {
  local folder name prefix variable found=false
  heading 'Configuration'
  for prefix in ${path_prefixes[@]+"${path_prefixes[@]}"}; do
    variable=${prefix}_CONFIG_PATH
    if [[ -n ${!variable:-} ]]; then
      found=true
      check_config "${!variable}" "${1:-}"
    fi
  done
  for folder in ${state_folders[@]+"${state_folders[@]}"}; do
    for name in moltbot.json clawdbot.json openclaw.json; do
      [[ -e $folder/$name || -L $folder/$name ]] || continue
      found=true
      check_config "$folder/$name" "${1:-}"
    done
  done
  "$found" || result unknown - MBH4004 - 'no configuration was found on this host; name its folder with --state'
}

check_config() {
  local text said status severity rule message
  if [[ ! -f $1 || ! -r $1 ]]; then
    result unknown - MBH4004 "$1" 'it cannot be read'
  elif ! text=$(flat <"$1"); then
    result unknown - MBH4001 "$1" "it cannot be read: ${text##*$'\t'}"
  elif said=$(printf '%s\n' "$text" | awk -v product="$product" -v topology="$topology" -v token_from_environment="$(token_from_environment)" -f "$here/config.awk") && [[ -n $said ]]; then
    while IFS=$'\t' read -r status severity rule message; do
      [[ -z ${2:-} || $rule == - || " $2 " == *" $rule "* ]] || continue
      result "$status" "$severity" "$rule" "$1" "$message"
    done <<<"$said"
  else
    result unknown - MBH4004 "$1" 'it could not be judged by awk'
  fi
}

# 1 where a gateway of the model gets a token or password by its environment.
token_from_environment() {
  local gateway variable
  for gateway in ${gateways[@]+"${gateways[@]}"}; do
    for variable in "$token_variable" "$password_variable"; do
      if [[ -n $(printf '%s\n' "$model" | value_of "/services/$gateway/environment/$variable") ]]; then
        printf 1
        return
      fi
    done
  done
}
