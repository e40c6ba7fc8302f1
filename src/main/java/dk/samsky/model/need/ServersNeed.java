package dk.samsky.model.need;

import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.SshKey;
import dk.samsky.model.resource.UserData;
import java.util.List;
import java.util.Optional;

/**
 * A group of equal servers.
 *
 * @param component the component's name: the group of the firewall, and the stem of the servers'
 *     names
 * @param count 0 to 500
 * @param cloudInit what each starts with
 * @param sshKeys of those who may log in to each
 * @param volumes what each has of its own
 */
public record ServersNeed(
        String component,
        int count,
        int vcpus,
        ByteSize memory,
        String image,
        boolean spread,
        boolean publicAddress,
        Optional<UserData> cloudInit,
        List<SshKey> sshKeys,
        List<VolumeNeed> volumes,
        boolean protect) {
    /** A volume of each server. */
    public record VolumeNeed(String name, ByteSize size) {}

    public ServersNeed {
        sshKeys = List.copyOf(sshKeys);
        volumes = List.copyOf(volumes);
    }

    /** The name of one of its servers, which count from 1. */
    public String serverName(int number) {
        return component + "-" + number;
    }

    /** The name of a volume of one of its servers. */
    public String volumeName(int number, VolumeNeed volume) {
        return serverName(number) + "-" + volume.name();
    }

    /** The same group with another number of servers. */
    ServersNeed withCount(int number) {
        return new ServersNeed(
                component,
                number,
                vcpus,
                memory,
                image,
                spread,
                publicAddress,
                cloudInit,
                sshKeys,
                volumes,
                protect);
    }

    /** What all servers of the group take together. */
    public Amounts amounts() {
        var storage = ByteSize.ZERO;
        for (var volume : volumes) {
            storage = storage.plus(volume.size());
        }
        return new Amounts(vcpus, memory, storage, 1, 0, publicAddress ? 1 : 0).times(count);
    }
}
