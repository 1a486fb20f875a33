# shellcheck shell=bash
# options.sh: how the scripts read their options. Emitted by Moltbot.Hardening; read by common.sh, never run.
#
# What is only set here is for the scripts.
# shellcheck disable=SC2034

option_json=false
option_project=
option_set=
option_files=()
option_states=()
option_env_file=
taken=0

# read_options WORD…: takes all of them, each by own_option of the script, else as one that every script has. Both leave in $taken how many words it was.
read_options() {
  while (($# > 0)); do
    taken=0
    own_option "$@"
    ((taken > 0)) || common_option "$@"
    ((taken > 0)) || refuse_option "$1"
    shift "$taken"
  done
}

# A script without options of its own.
own_option() { :; }

# common_option WORD…: takes an option that every script has; $taken is how many words that were, 0 for another's option.
common_option() {
  taken=2
  case $1 in
    --help | -h) help ;;
    --json) option_json=true taken=1 ;;
    --project | --set | --file | -f | --state | --env-file)
      (($# > 1)) || stop "$1 needs a value; see --help"
      [[ -n $2 ]] || stop "$1 needs a value that is not empty"
      case $1 in
        --project) option_project=$2 ;;
        --set) option_set=$2 ;;
        --state) option_states+=("$2") ;;
        --env-file) option_env_file=$2 ;;
        *) option_files+=("$2") ;;
      esac
      ;;
    *) taken=0 ;;
  esac
}

refuse_option() { stop "there is no option '$1'; see --help"; }

# One word after an option that needs it.
value_after() { [[ -n ${2-} ]] || stop "$1 needs a value; see --help"; }
