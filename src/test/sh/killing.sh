# What scripts share that kill Samsky and look what is left: where things are, the seed of the moments, a folder and a run
# that go when the script ends. They set: workspace and round.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd -P)
samsky=$root/samsky
seed=${KILL_SEED:-$(date +%s)}
RANDOM=$seed

folder=$(mktemp -d)
running=''
finish() {
    [ -z "$running" ] || kill -KILL "$running" 2>/dev/null || :
    rm -rf "$folder"
}
trap finish EXIT

fail() {
    printf '%s: round %s, seed %s: %s\n' "${0##*/}" "$round" "$seed" "$*" >&2
    for file in "$folder"/*.txt; do
        printf -- '--- %s\n' "${file##*/}" >&2
        tail -n 40 "$file" >&2
    done
    "$samsky" state list -C "$workspace" >&2 || :
    exit 1
}

# Runs samsky in the workspace, and fails unless it ends with the status $1. What it says is in last.txt.
ends() {
    local wanted=$1 status=0
    shift
    printf '$ samsky %s\n' "$*" >"$folder/last.txt"
    "$samsky" "$@" -C "$workspace" >>"$folder/last.txt" 2>&1 || status=$?
    [ "$status" -eq "$wanted" ] || fail "'samsky $*' ended with $status, not $wanted"
}

# Address and remote id of what stands in the clouds, and of what Samsky remembers.
standing() { "$samsky" simulated list -q -C "$workspace" | awk '{print $2, $NF}' | sort; }
remembered() {
    "$samsky" show -q -o json -C "$workspace" |
        sed -n 's/^ *"\(address\|remote_id\)": "\(.*\)",*$/\2/p' | paste -d ' ' - - | sort
}

# Nothing is orphaned, nothing is there twice, nothing is remembered that is not there.
compare() {
    standing >"$folder/standing.txt"
    remembered >"$folder/remembered.txt"
    diff "$folder/standing.txt" "$folder/remembered.txt" >"$folder/difference.txt" ||
        fail "clouds (<) and state (>) differ: $(tr '\n' ';' <"$folder/difference.txt")"
    [ -z "$(cut -d ' ' -f 1 "$folder/standing.txt" | uniq -d)" ] || fail 'something is there twice'
}
