package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Problems;
import dk.samsky.diagnostic.Related;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Component;
import dk.samsky.document.Located;
import dk.samsky.document.Templated;
import dk.samsky.document.Workload;
import dk.samsky.model.need.ServersNeed;
import dk.samsky.model.need.ServersNeed.VolumeNeed;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.resource.SshKey;
import dk.samsky.model.resource.StartText;
import dk.samsky.model.resource.UserData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The expansion of a group of servers for one workload. */
final class ServersExpansion {
    private static final int MOST_SERVERS = 500;

    private final Component.Servers group;
    private final Workload workload;
    private final Evaluation evaluation;
    private final Problems problems;

    ServersExpansion(
            Component.Servers group, Workload workload, Evaluation evaluation, Problems problems) {
        this.group = group;
        this.workload = workload;
        this.evaluation = evaluation;
        this.problems = problems;
    }

    /** What it needs; empty if something is wrong, which is then told. */
    Optional<ServersNeed> need() {
        var count = evaluation.number(group.count(), 0, MOST_SERVERS, "servers");
        var vcpus = evaluation.number(group.vcpus(), 1, Integer.MAX_VALUE, "vCPUs");
        var memory = evaluation.value(group.memory());
        var image = evaluation.value(group.image());
        var spread = evaluation.value(group.spread());
        var publicAddress = evaluation.value(group.publicAddress());
        var protect = evaluation.value(group.protect());
        var volumes = volumes();
        var keys = keys();
        if (Stream.of(count, vcpus, memory, image, spread, publicAddress, protect, volumes, keys)
                .anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var cloudInit = group.cloudInit().map(Located::value);
        if (StartText.of(cloudInit, keys.orElseThrow()).filter(StartText::isTooLong).isPresent()) {
            report(tooLong(group.sshKeys().getLast().span()));
            return Optional.empty();
        }
        return Optional.of(
                new ServersNeed(
                        group.name(),
                        count.orElseThrow(),
                        vcpus.orElseThrow(),
                        memory.orElseThrow(),
                        image.orElseThrow(),
                        spread.orElseThrow(),
                        publicAddress.orElseThrow(),
                        cloudInit.map(UserData::of),
                        keys.orElseThrow(),
                        volumes.orElseThrow(),
                        protect.orElseThrow()));
    }

    private Optional<List<VolumeNeed>> volumes() {
        var volumes = new ArrayList<VolumeNeed>();
        for (var volume : group.volumes()) {
            evaluation
                    .value(volume.size())
                    .ifPresent(size -> {
                        if (volume.size() instanceof Templated.Computed<ByteSize>) {
                            VolumeSize.check(volume.name(), size, volume.size().span())
                                    .ifPresent(this::report);
                        }
                        volumes.add(new VolumeNeed(volume.name(), size));
                    });
        }
        return Optional.<List<VolumeNeed>>of(volumes)
                .filter(all -> all.size() == group.volumes().size());
    }

    private Optional<List<SshKey>> keys() {
        var keys = new ArrayList<SshKey>();
        for (var some : group.sshKeys()) {
            var found = evaluation.value(some);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            keys.addAll(found.get());
        }
        return Optional.of(keys.stream().distinct().toList());
    }

    private Diagnostic tooLong(Span span) {
        return Diagnostic.error(
                BlueprintCode.RESULT,
                span,
                "What the servers of '"
                        + group.name()
                        + "' start with is too long with these keys.",
                "The keys and the text of 'cloudInit' may take "
                        + StartText.MOST_BYTES / 1024
                        + " KiB together.",
                "Use ed25519 keys, which are short, or fetch from a server what the text is long"
                        + " with.");
    }

    private void report(Diagnostic problem) {
        problems.add(
                problem.with(new Related(workload.metadata().span(), "the workload"))
                        .about(workload.id().toString()));
    }
}
