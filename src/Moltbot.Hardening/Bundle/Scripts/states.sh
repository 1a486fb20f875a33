# shellcheck shell=bash
# states.sh: where the gateway's state is. Emitted by Moltbot.Hardening; read by common.sh, never run.
#
# common.sh sets what is not set here.
# shellcheck disable=SC2154

state_folders=()
# add_state FOLDER: once, and only what is there.
add_state() {
  local known folder=$1
  # Behind a slash a link is what it leads to.
  while [[ $folder == ?*/ ]]; do folder=${folder%/}; done
  [[ -e $folder || -L $folder ]] || return 0
  for known in ${state_folders[@]+"${state_folders[@]}"}; do
    [[ $known != "$folder" ]] || return 0
  done
  state_folders+=("$folder")
}

# find_states: the folders named by --state; else each folder that a gateway of any of the three names would read, and the one
# that the gateway's container mounts there (see $model). None is ever made: that would change which one the product reads.
find_states() {
  local name variable source
  if ((${#option_states[@]} > 0)); then
    for name in "${option_states[@]}"; do
      [[ -e $name || -L $name ]] || stop "--state '$name' is not there"
      add_state "$name"
    done
    return 0
  fi
  for variable in MOLTBOT_STATE_DIR CLAWDBOT_STATE_DIR OPENCLAW_STATE_DIR; do
    [[ -z ${!variable:-} ]] || add_state "${!variable}"
  done
  for name in .moltbot .clawdbot .openclaw; do
    [[ -z ${HOME:-} ]] || add_state "$HOME/$name"
  done
  while IFS= read -r source; do
    [[ $source == /* ]] || source=$project_folder/$source
    add_state "$source"
  done < <(mounted_states)
}

# The host's side of what the gateways mount as state: a bind on a folder of the product's name.
mounted_states() {
  printf '%s\n' "$model" | awk -v names=" ${gateways[*]-} " '
    BEGIN { FS = "\t" }
    split($1, part, "/") == 6 && part[2] == "services" && part[4] == "volumes" && index(names, " " part[3] " ") {
      text[part[3] "/" part[5] "/" part[6]] = $3
      place[part[3] "/" part[5]] = 1
    }
    END {
      for (p in place)
        if (text[p "/type"] == "bind" && text[p "/target"] ~ /\/\.(moltbot|clawdbot|openclaw)\/?$/) print text[p "/source"]
    }' | sort
}
