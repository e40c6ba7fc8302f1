package dk.samsky.model.resource;

import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.content.Digest;
import dk.samsky.model.content.Fields;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A virtual machine.
 *
 * @param size the provider's name for the size that was chosen
 * @param vcpus what was asked for; the size has at least that
 * @param memory what was asked for; the size has at least that
 * @param image the neutral name of the image, such as {@code debian-12}
 * @param group the group of the firewall that it is in
 * @param volumes the volumes attached to it, in the order of the documents
 * @param publicAddress the public address that leads to it, if any
 * @param cloudInit what it starts with, if any
 * @param sshKeys of those who may log in to it
 * @param spread whether it must not share a host with others of its group
 */
public record Server(
        Address network,
        Address firewall,
        String group,
        String size,
        int vcpus,
        ByteSize memory,
        String image,
        List<Address> volumes,
        Optional<Address> publicAddress,
        Optional<UserData> cloudInit,
        List<SshKey> sshKeys,
        boolean spread)
        implements Resource {
    public Server {
        volumes = List.copyOf(volumes);
        sshKeys = List.copyOf(sshKeys);
    }

    @Override
    public Kind kind() {
        return Kind.SERVER;
    }

    @Override
    public List<Address> references() {
        var all = new ArrayList<Address>();
        all.add(network);
        all.add(firewall);
        all.addAll(volumes);
        publicAddress.ifPresent(all::add);
        return Collections.unmodifiableList(all);
    }

    @Override
    public Amounts amounts() {
        return new Amounts(vcpus, memory, ByteSize.ZERO, 1, 0, 0);
    }

    @Override
    public Fields fields() {
        return Fields.builder()
                .text("network", network.toString())
                .text("firewall", firewall.toString())
                .text("group", group)
                .text("size", size)
                .number("vcpus", vcpus)
                .text("memory", memory.toString())
                .text("image", image)
                .texts("volumes", volumes)
                .text("publicAddress", publicAddress.map(Address::toString))
                .text(UserData.FIELD, cloudInit.map(UserData::written))
                .texts("sshKeys", sshKeys)
                .flag("spread", spread)
                .build();
    }

    /** The same, with the text that it starts with, if that is found by its digest. */
    public Server knowing(Function<Digest, Optional<String>> texts) {
        return new Server(
                network,
                firewall,
                group,
                size,
                vcpus,
                memory,
                image,
                volumes,
                publicAddress,
                cloudInit.map(data -> texts.apply(data.digest()).map(UserData::of).orElse(data)),
                sshKeys,
                spread);
    }

    /** What a cloud is to give it to start with, if anything. */
    public Optional<String> startText() {
        return StartText.of(cloudInit.map(UserData::require), sshKeys);
    }

    static Server read(FieldReader fields) {
        return new Server(
                fields.address("network"),
                fields.address("firewall"),
                fields.text("group"),
                fields.text("size"),
                fields.integer("vcpus"),
                fields.size("memory"),
                fields.text("image"),
                fields.addresses("volumes"),
                fields.findAddress("publicAddress"),
                fields.findText(UserData.FIELD).map(UserData::read),
                fields.keys("sshKeys"),
                fields.flag("spread"));
    }
}
