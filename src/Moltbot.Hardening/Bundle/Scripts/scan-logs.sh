#!/usr/bin/env bash
# scan-logs.sh: looks for secrets in the gateway's logs: what has the shape of a vendor's key, and the deployment's own token and
# keys. Tells files, kinds and numbers; a secret itself is never printed, nor kept anywhere.
# Emitted by Moltbot.Hardening. Do not edit: build again.
#
# usage: scan-logs.sh [--json] [--no-docker] [--project FOLDER] [--set NAME] [--file FILE]… [--state FOLDER]… [--env-file FILE] [LOG…]
#
#   --json            results as JSON, in the shape that the guide documents
#   --no-docker       the container's own log is not looked at
#   --project FOLDER  where the compose files are; else the nearest folder upwards from this script that holds them
#   --set NAME        another of the deployment's sets of compose files
#   --file FILE       these compose files instead of the emitted ones, in their order; may be repeated
#   --state FOLDER    this state folder instead of those that are found; may be repeated
#   --env-file FILE   the env file that docker compose is given, and whose values are looked for
#
# Without LOG it reads the logs in the state folders, those of /tmp/moltbot, /tmp/clawdbot and /tmp/openclaw, and the container's.
# A log with a secret: rotate the secret first, then remove the log ("docker compose logs > /dev/null" removes nothing).
#
# Exit codes: 0 no secret, 1 a secret was found, 2 something could not be looked at.

# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh" || exit 2
# shellcheck source=checks.sh
. "$here/checks.sh" || exit 2
# shellcheck source=logs.sh
. "$here/logs.sh" || exit 2

use_docker=true
logs=()
own_option() {
  case $1 in
    --no-docker) use_docker=false taken=1 ;;
    -*) ;;
    *) logs+=("$1") taken=1 ;;
  esac
}
read_options "$@"

read_deployment
load_model || note "the compose files are not looked at: $model_problem"
find_gateways
find_states
if ((${#logs[@]} > 0)); then
  for log in "${logs[@]}"; do
    [[ $log == /* ]] || log=$PWD/$log
    scan_file "$log"
  done
else
  scan_logs "$use_docker"
fi
finish
