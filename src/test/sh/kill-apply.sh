#!/usr/bin/env bash
# Kills a running apply with SIGKILL at random moments, and then checks what Samsky promises: the state opens, nothing is
# orphaned, nothing is there twice, the next apply converges, destroy leaves nothing. Prints its seed; KILL_SEED repeats
# the moments. Usage: src/test/sh/kill-apply.sh [ROUNDS]
set -euo pipefail

# shellcheck source=src/test/sh/killing.sh
. "$(dirname "${BASH_SOURCE[0]}")/killing.sh"
rounds=${1:-20}
workspace=$folder/workspace

# How much the running samsky has written to the state so far, in bytes: how far it is, however busy the machine is.
written() { stat -c %s "$workspace/.samsky/state.db-wal" 2>/dev/null || echo 0; }

# A copy whose clouds answer slowly enough to be hit.
copy() {
    rm -rf "$workspace"
    cp -R "$root/examples/three-municipalities" "$workspace"
    rm -rf "$workspace/.samsky"
    sed -i 's/, latency: [0-9]*ms//; s/{driver: simulated}/{driver: simulated, latency: 40ms}/' "$workspace"/providers/*.yaml
    [ "$(grep -c 'latency: 40ms' "$workspace"/providers/*.yaml | awk -F: '{n += $2} END {print n}')" -eq 4 ] ||
        fail 'the providers of the example do not look as this script expects'
}

# Until when the dead hold what they hold: a line for each lease. Lines of one length, so that they compare as texts.
held_until() {
    "$samsky" state list -q -o json -C "$workspace" >"$folder/list.txt" 2>&1 || fail 'the state cannot be listed'
    [ "$(grep -c '"lease_holder"' "$folder/list.txt" || :)" -eq "$(grep -c '"lease_holder_is_dead": true' "$folder/list.txt" || :)" ] ||
        fail 'a lease is held of which it is not said that its holder is dead'
    sed -n 's/^ *"lease_expires_at": "\(.\{19\}\).*/\1/p' "$folder/list.txt"
}

# Runs samsky, and fails unless it takes over what the dead hold: at once, without a hand, also if it finds nothing else to
# do, and never from the living. Of a lease that ran out meanwhile nothing is to be said.
takes_over() {
    local until now
    until=$(held_until)
    ends 0 "$@"
    now=$(date -u +%Y-%m-%dT%H:%M:%S)
    if [ -z "$until" ]; then
        ! grep -q '^Took over' "$folder/last.txt" || fail 'something was taken over from nobody'
    elif [[ $(sort <<<"$until" | tail -n 1) > $now ]]; then
        grep -q '^Took over from .*, which is no longer alive\.$' "$folder/last.txt" || fail 'nothing was taken over from the dead'
        leases=$((leases + $(wc -l <<<"$until")))
    fi
    until=$(held_until)
    [ -z "$until" ] || fail 'a lease of the dead is still held'
}

round=0
leases=0
copy
"$samsky" apply --yes -C "$workspace" >"$folder/last.txt" 2>&1 &
running=$!
whole=0
while kill -0 "$running" 2>/dev/null; do
    now=$(written)
    [ "$now" -le "$whole" ] || whole=$now
    sleep 0.01
done
wait "$running" || fail 'the first run failed'
running=''
compare
count=$(wc -l <"$folder/standing.txt")
[ "$whole" -gt 100000 ] || fail "a whole run wrote $whole bytes to the state's log: nothing to aim by"
printf 'A whole apply makes %s objects. Seed %s.\n' "$count" "$seed"

killed=0
halfway=0
for round in $(seq 1 "$rounds"); do
    # Two in three kill an apply that makes, one in three the destroy of what the round before it made.
    if [ $((round % 3)) -eq 0 ]; then command=destroy; else command=apply && copy; fi
    # One in ten dies before it writes anything.
    moment=$((RANDOM % 100))
    after=$((moment < 10 ? 0 : whole / 90 * (moment - 10)))
    "$samsky" "$command" --yes -C "$workspace" >"$folder/killed.txt" 2>&1 &
    running=$!
    sleep "0.$(printf '%03d' $((RANDOM % 400)))"
    while [ "$(written)" -lt "$after" ] && kill -0 "$running" 2>/dev/null; do sleep 0.005; done
    status=0
    kill -KILL "$running" 2>/dev/null || :
    wait "$running" 2>/dev/null || status=$?
    running=''
    [ "$status" -eq 0 ] || [ "$status" -eq 137 ] || fail "the run ended by itself with $status"
    [ "$status" -ne 137 ] || killed=$((killed + 1))

    standing >"$folder/standing.txt"
    left=$(wc -l <"$folder/standing.txt")
    [ "$left" -eq 0 ] || [ "$left" -eq "$count" ] || halfway=$((halfway + 1))
    printf '%3s  %-7s  killed at %2s %%, with %3s objects standing' "$round" "$command" "$moment" "$left"

    if [ "$command" = destroy ]; then
        takes_over destroy --yes
        [ -z "$(standing)$(remembered)" ] || fail 'something is left after destroy'
    else
        takes_over apply --yes
        compare
        [ "$(wc -l <"$folder/standing.txt")" -eq "$count" ] || fail "not $count objects after the next apply"
        ends 0 plan --detailed-exitcode
    fi
    printf '; the next run ended it\n'
done

# Killing runs that had not begun, or had ended, would prove nothing.
[ "$halfway" -gt 0 ] || fail 'no kill hit a run between its first object and its last'
[ "$leases" -gt 0 ] || fail 'no kill left a lease: nothing was shown of taking over'
ends 0 apply --yes
ends 0 destroy --yes
[ -z "$(standing)$(remembered)" ] || fail 'something is left after destroy'

# Ctrl-C once: what is in flight is finished, and the next run goes on. A background process of a script ignores SIGINT, and
# a script that is itself one can neither trap it nor turn it on again: env can.
round=ctrl-c
# On a busy machine the run may be over before the signal comes, or have begun all of its steps: then it is tried again, earlier.
for part in 2 3 4 6 8; do
    copy
    env --default-signal=INT "$samsky" apply --yes -C "$workspace" >"$folder/interrupted.txt" 2>&1 &
    running=$!
    while [ "$(written)" -lt $((whole / part)) ] && kill -0 "$running" 2>/dev/null; do sleep 0.005; done
    kill -INT "$running" 2>/dev/null || :
    status=0
    wait "$running" || status=$?
    running=''
    [ "$status" -eq 0 ] || [ "$status" -eq 130 ] || fail "an interrupted apply ended with $status, not 130"
    [ "$status" -eq 0 ] || [ "$(standing | wc -l)" -eq "$count" ] || break
done
[ "$status" -eq 130 ] || fail 'no apply was interrupted before it was over'
ends 0 state list
grep -q 'held by\|without an outcome' "$folder/last.txt" && fail 'an interrupted run left a lease or an open step'
compare
left=$(wc -l <"$folder/standing.txt")
[ "$left" -lt "$count" ] || fail 'the interrupted apply was whole: nothing was shown'
ends 0 apply --yes
compare
ends 0 plan --detailed-exitcode
ends 0 destroy --yes
[ -z "$(standing)$(remembered)" ] || fail 'something is left after destroy'
printf 'Ctrl-C with %s of %s objects standing: exit status 130, no lease, no open step; the next run went on.\n' "$left" "$count"
printf 'Killed %s of %s runs, %s of them halfway; %s leases were taken over from the dead. Nothing lost, nothing left behind.\n' \
    "$killed" "$rounds" "$halfway" "$leases"
