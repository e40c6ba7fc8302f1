# What the scripts share that try examples/national-cloud on a control plane that is up: what the cloud's owner sees to, a
# workspace, and how to ask the control plane itself. They give: the folder of the control plane's state.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd -P)
state=$1
# shellcheck source=/dev/null
. "$state/openrc"

say() { printf '%s %s\n' "$(date +%T)" "$*"; }
fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}
# Only what the control plane itself knows may be asked here: nothing of Samsky's.
ask() { openstack "$@" -f value; }
project() { ask project list --tags "samsky-tenant=$1" -c ID; }

# As somebody of the municipality $1, who is in the group that its document names and knows of no other project.
word=$(openssl rand -hex 12)
as() {
    env -u OS_PROJECT_NAME -u OS_PROJECT_DOMAIN_ID OS_PROJECT_ID="${projects[$1]}" OS_USERNAME="$1-bo" OS_PASSWORD="$word" openstack "${@:2}"
}
declare -A projects
find_projects() {
    for name in aarhus samsoe; do
        projects[$name]=$(project "$name")
        [ -n "${projects[$name]}" ] || fail "$name has no project"
    done
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
( umask 077
  cat >"$folder/clouds.yaml" <<END
clouds:
  national:
    region_name: $OS_REGION_NAME
    auth:
      auth_url: $OS_AUTH_URL
      username: $OS_USERNAME
      password: $OS_PASSWORD
      project_name: $OS_PROJECT_NAME
      user_domain_id: $OS_USER_DOMAIN_ID
      project_domain_id: $OS_PROJECT_DOMAIN_ID
END
)
workspace=$folder/workspace
samsky() { OS_CLIENT_CONFIG_FILE=$folder/clouds.yaml "$root/samsky" "$@" -C "$workspace"; }

# A copy of the example, with which nothing was done yet.
copy() {
    rm -rf "$workspace"
    cp -r "$root/examples/national-cloud" "$workspace"
    rm -rf "$workspace/.samsky"
}

# What the example needs of the cloud's owner.
prepare() {
    local name vcpus ram disk
    for name in aarhus samsoe; do
        ask group show "$name-drift" -c id >/dev/null 2>&1 || ask group create "$name-drift" -c id >/dev/null
        ask user show "$name-bo" -c id >/dev/null 2>&1 || ask user create "$name-bo" -c id >/dev/null
        openstack user set --password "$word" "$name-bo"
        openstack group add user "$name-drift" "$name-bo"
    done
    while read -r name vcpus ram disk; do
        ask flavor show "$name" -c id >/dev/null 2>&1 ||
            ask flavor create --vcpus "$vcpus" --ram "$ram" --disk "$disk" "$name" -c id >/dev/null
    done <<<'g1.small 2 4096 20
g1.large 8 32768 0'
    ask image show debian-12 -c id >/dev/null 2>&1 || {
        echo 'no operating system' >"$folder/image"
        ask image create --disk-format raw --container-format bare --public --file "$folder/image" debian-12 -c id >/dev/null
    }
}

# Fails if anything is there that was not there before Samsky came; $1 is what 'ask project list' said then.
require_nothing_left() {
    local kind standing
    [ "$(ask project list -c Name | sort)" = "$1" ] || fail 'a project was left behind'
    for kind in server volume; do
        [ -z "$(ask $kind list --all-projects -c ID)" ] || fail "a $kind was left behind"
    done
    for kind in router 'floating ip' port; do
        # shellcheck disable=SC2086 # two words
        [ -z "$(ask $kind list -c ID)" ] || fail "a $kind was left behind"
    done
    [ "$(ask network list -c Name)" = public ] || fail 'a network was left behind'
    [ -z "$(ask server group list --all-projects -c ID)" ] || fail 'a server group was left behind'
    # Of projects that are gone no client tells; Keystone's own numbers are the databases'.
    standing=$(ask project list -c ID)
    for kind in neutron.securitygroups neutron.quotas nova_api.quotas cinder.quotas; do
        [ -z "$(owners "$kind" | grep -vxF "$standing")" ] || fail "something of a project that is gone is left in $kind"
    done
}
# The projects that rows of a table are of.
owners() {
    local alive=true
    [ "$1" != cinder.quotas ] || alive='not deleted'
    mariadb --no-defaults -u root -S "$state/run/mariadb.sock" -N -e "select distinct project_id from $1 where $alive"
}
