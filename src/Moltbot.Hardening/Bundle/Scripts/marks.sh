# shellcheck shell=bash
# marks.sh: what the scripts remember: when things were last done, and that a backup stopped the containers. Emitted by Moltbot.Hardening; read by
# common.sh, never run.
#
# common.sh sets what is not set here.
# shellcheck disable=SC2154

# Outside the gateway's state, so that a restored backup does not bring back an old date, and no gateway can write there.
marks_folder=${XDG_STATE_HOME:-${HOME:-/nonexistent}/.local/state}/moltbot-hardening

# mark NAME [TEXT]: it was done now.
mark() {
  if mkdir -p -- "$marks_folder" 2>/dev/null && printf '%s' "${2-}" >"$marks_folder/$1"; then return 0; fi
  note "'$marks_folder' cannot be written, so that it was done now is not kept"
}

is_running() { kill -0 "$1" 2>/dev/null || [[ -d /proc/$1 ]] || ps -p "$1" >/dev/null 2>&1; }

# stopped_mark: the file that names the process which stopped this deployment's containers, until they were started again; in $marked.
stopped_mark() { marked=$marks_folder/stopped-$(printf '%s\n' "$compose_folder" "$set_name" | cksum | cut -d ' ' -f 1); }

# will_stop: said before the containers are stopped for a while, so that somebody starts them again even if this is killed.
will_stop() {
  local marked
  stopped_mark
  mark "${marked##*/}" "$$"
}

# started: the containers were started.
started() {
  local marked
  stopped_mark
  rm -f -- "$marked"
}

# was_left_stopped: whether a run stopped the containers and ended without having started them again.
was_left_stopped() {
  local holder='' marked
  stopped_mark
  [[ -f $marked ]] || return 1
  IFS= read -r holder <"$marked"
  case $holder in '' | *[!0-9]*) return 0 ;; *) ;; esac
  is_running "$holder" || return 0
  # After a restart of the host the number may be another program's.
  [[ -r /proc/$holder/cmdline ]] && ! tr '\0' ' ' <"/proc/$holder/cmdline" | grep -q backup.sh
}
