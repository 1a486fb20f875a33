#!/usr/bin/env bash
# quick-audit.sh: looks at a deployment in under a second: ports, engine socket, user, permissions, the gateway's address and
# authentication, log redaction. The deployment is the effective one: every compose file merged, as docker compose would run it.
# Emitted by Moltbot.Hardening. Do not edit: build again.
#
# usage: quick-audit.sh [--json] [--project FOLDER] [--set NAME] [--file FILE]… [--state FOLDER]… [--env-file FILE]
#
#   --json            results as JSON, in the shape that the guide documents
#   --project FOLDER  where the compose files are; else the nearest folder upwards from this script that holds them
#   --set NAME        another of the deployment's sets of compose files
#   --file FILE       these compose files instead of the emitted ones, in their order; may be repeated
#   --state FOLDER    this state folder instead of those that are found; may be repeated
#   --env-file FILE   the env file that docker compose is given
#
# Exit codes: 0 all is well, 1 an error or a warning was found, 2 something could not be checked.
# Nothing is changed, no secret is printed, and what could not be looked at is told as unknown, never as a pass.

# shellcheck source=common.sh
. "${BASH_SOURCE[0]%"${BASH_SOURCE[0]##*/}"}./common.sh" || exit 2
# shellcheck source=checks.sh
. "$here/checks.sh" || exit 2

read_options "$@"

read_deployment
check_model 'MBH1001 MBH1003 MBH2001 MBH2002 MBH2007'
check_stopped
find_states
check_permissions
check_configs 'MBH4002 MBH4003 MBH4004 MBH4005 MBH4007'
finish
