# shellcheck shell=bash
# results.sh: what the audits found, for people and as JSON, and the exit code. Emitted by Moltbot.Hardening; read by common.sh, never run.
#
# common.sh sets what is not set here.
# shellcheck disable=SC2154

results=()
count_passed=0
count_errors=0
count_warnings=0
count_infos=0
count_unknown=0

# result STATUS SEVERITY RULE SUBJECT MESSAGE: STATUS is pass, fail or unknown; RULE and SUBJECT may be "-".
result() {
  local shown word
  clean "$5"
  shown=$cleaned
  case $1/$2 in
    pass/*) count_passed=$((count_passed + 1)) word='ok     ' ;;
    unknown/*) count_unknown=$((count_unknown + 1)) word='unknown' ;;
    fail/error) count_errors=$((count_errors + 1)) word='error  ' ;;
    fail/warning) count_warnings=$((count_warnings + 1)) word='warning' ;;
    *) count_infos=$((count_infos + 1)) word='info   ' ;;
  esac
  clean "$4"
  results+=("$1"$'\t'"$2"$'\t'"$3"$'\t'"$cleaned"$'\t'"$shown")
  [[ $cleaned == - ]] || shown="$cleaned: $shown"
  "$option_json" || printf '%s %s %s\n' "$word" "$3" "$shown"
}

# results_from [RULES]: each line of standard input is a result, its five parts parted by tabs; those of the rules that are named (all where
# none is) and of no rule are told.
results_from() {
  local status severity rule subject message
  while IFS=$'\t' read -r status severity rule subject message; do
    [[ -z ${1:-} || $rule == - || " $1 " == *" $rule "* ]] || continue
    result "$status" "$severity" "$rule" "$subject" "$message"
  done
}

heading() { "$option_json" || printf '\n%s\n' "$1"; }

# finish: the sum, as JSON where it is asked for, and the exit code: 1 for an error or a warning, else 2 for what is unknown.
finish() {
  local answer=0
  if ((count_errors + count_warnings > 0)); then answer=$EXIT_FOUND
  elif ((count_unknown > 0)); then answer=$EXIT_UNKNOWN; fi
  if "$option_json"; then
    results_as_json "$answer"
  else
    printf '\n%d errors, %d warnings, %d infos, %d unknown, %d ok\n' \
      "$count_errors" "$count_warnings" "$count_infos" "$count_unknown" "$count_passed"
  fi
  exit "$answer"
}

# The shape is documented in the guide: schemaVersion, script, product, source, results[], summary.
results_as_json() {
  printf '%s\n' ${results[@]+"${results[@]}"} | awk -v script="${script%.sh}" -v product="$product" -v source="$model_source" -v exit_code="$1" \
    -v sums="$count_errors $count_warnings $count_infos $count_unknown $count_passed" '
    function text(value) {
      gsub(/\\/, "\\\\", value); gsub(/"/, "\\\"", value)
      return "\"" value "\""
    }
    BEGIN {
      FS = "\t"
      print "{\n  \"schemaVersion\": 1,\n  \"script\": " text(script) ",\n  \"product\": " text(product) ",\n  \"model\": " text(source) ",\n  \"results\": ["
    }
    NF == 5 {
      printf "%s    { \"status\": %s, \"severity\": %s, \"ruleId\": %s, \"subject\": %s, \"message\": %s }", \
        (rows++ ? ",\n" : ""), text($1), $2 == "-" ? "null" : text($2), $3 == "-" ? "null" : text($3), $4 == "-" ? "null" : text($4), text($5)
    }
    END {
      split(sums, sum, " ")
      printf "%s  ],\n  \"summary\": { \"errors\": %d, \"warnings\": %d, \"infos\": %d, \"unknown\": %d, \"passed\": %d },\n  \"exitCode\": %d\n}\n", \
        (rows ? "\n" : ""), sum[1], sum[2], sum[3], sum[4], sum[5], exit_code
    }'
}
