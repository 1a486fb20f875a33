#!/usr/bin/env bash
# security-audit.sh: the full audit of a deployment and the host that it runs on, by the rules of the build: the effective compose
# model, the network, the running container, permissions, configuration, logs, git and its history, and how old secrets are.
# Emitted by Moltbot.Hardening. Do not edit: build again.
#
# usage: security-audit.sh [--json] [--no-history] [--project FOLDER] [--set NAME] [--file FILE]… [--state FOLDER]… [--env-file FILE]
#
#   --json            results as JSON, in the shape that the guide documents
#   --no-history      git's past is not looked at; it takes a while in a large repository
#   --project FOLDER  where the compose files are; else the nearest folder upwards from this script that holds them
#   --set NAME        another of the deployment's sets of compose files
#   --file FILE       these compose files instead of the emitted ones, in their order; may be repeated
#   --state FOLDER    this state folder instead of those that are found; may be repeated
#   --env-file FILE   the env file that docker compose is given
#
# Exit codes: 0 all is well, 1 an error or a warning was found, 2 something could not be checked.
# Nothing is changed, no secret is printed, and what could not be looked at is told as unknown, never as a pass.

# shellcheck source=common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh" || exit 2
# shellcheck source=checks.sh
. "$here/checks.sh" || exit 2
# shellcheck source=logs.sh
. "$here/logs.sh" || exit 2
# shellcheck source=host.sh
. "$here/host.sh" || exit 2

history=true
own_option() {
  case $1 in
    --no-history) history=false taken=1 ;;
    *) ;;
  esac
}
read_options "$@"

read_deployment
check_model ''
find_states
heading 'Container'
check_stopped
check_containers
heading 'Network'
check_listeners
check_permissions
check_configs ''
heading 'Secrets'
scan_logs true
check_literals
check_repository "$history"
heading 'Upkeep'
check_age MBH7006 token 90
check_age MBH7006 provider-keys 180
check_age MBH7009 backup 31
finish
