#!/usr/bin/env bash
# Kills the apply of examples/denmark with SIGKILL at random moments, one run after the other going on where the last was
# killed, and then checks what Samsky promises: the state opens, nothing is there twice, and in the end nothing is orphaned,
# the state is what stands, and the next plan is empty. Usage: src/test/sh/kill-country.sh [ROUNDS]
set -euo pipefail

# shellcheck source=src/test/sh/killing.sh
. "$(dirname "${BASH_SOURCE[0]}")/killing.sh"
rounds=${1:-10}
workspace=$folder/examples/denmark

copy() {
    rm -rf "$folder/examples"
    mkdir -p "$folder/examples"
    cp -R "$root/blueprints" "$root/providers" "$root/policies" "$folder"
    cp -R "$root/examples/denmark" "$workspace"
    rm -rf "$workspace/.samsky"
}

round=0
"$samsky" --version
printf 'Seed %s.\n' "$seed"
copy
killed=0
for round in $(seq 1 "$rounds"); do
    "$samsky" apply --yes -C "$workspace" >"$folder/killed.txt" 2>&1 &
    running=$!
    # Reading and planning take seconds: the moment is counted from when it begins to apply.
    while ! grep -q '^apply ' "$folder/killed.txt" && kill -0 "$running" 2>/dev/null; do sleep 0.01; done
    sleep "$((RANDOM % 3)).$(printf '%03d' $((RANDOM % 1000)))"
    status=0
    kill -KILL "$running" 2>/dev/null || :
    wait "$running" 2>/dev/null || status=$?
    running=''
    [ "$status" -eq 0 ] || [ "$status" -eq 137 ] || fail "the run ended by itself with $status"
    standing >"$folder/standing.txt"
    [ -z "$(cut -d ' ' -f 1 "$folder/standing.txt" | uniq -d)" ] || fail 'something is there twice'
    printf '%3s  killed with %6s objects standing\n' "$round" "$(wc -l <"$folder/standing.txt")"
    if [ "$status" -eq 137 ]; then killed=$((killed + 1)); else copy; fi
done

round=end
ends 0 apply --yes -q
compare
ends 0 plan --detailed-exitcode
printf 'Killed %s of %s runs; the last one made the country whole: %s objects, each remembered, none twice.\n' \
    "$killed" "$rounds" "$(wc -l <"$folder/standing.txt")"
[ "$killed" -gt 0 ] || fail 'no run was killed: nothing was shown'
