package dk.samsky.driver.simulated;

import dk.samsky.driver.Backstage;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.OperationId;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import dk.samsky.model.content.Content;
import dk.samsky.model.content.Digest;
import dk.samsky.model.content.Fields;
import dk.samsky.model.json.FieldsReader;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One object as the cloud keeps it.
 *
 * @param address the address in its mark, if it carries one
 * @param operation the call that made it, if Samsky did
 * @param canonical its fields, as {@link Fields#canonical} writes them
 * @param readyAt when it is built, in milliseconds of the epoch
 * @param goneAt when it is gone, in milliseconds of the epoch, if it is being taken away
 * @param failure why it is in error, if it is
 */
record CloudObject(
        TenantScope scope,
        Kind kind,
        RemoteId remoteId,
        Optional<Address> address,
        Optional<OperationId> operation,
        Digest digest,
        String canonical,
        long readyAt,
        Optional<Long> goneAt,
        Optional<String> failure) {
    /** Fields are decoded only when somebody asks for them. */
    Content content() {
        return new Content(
                digest, () -> FieldsReader.read(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    Resource resource() {
        return Resources.read(kind, content().fields());
    }

    boolean isLeaving() {
        return goneAt.isPresent();
    }

    Remote.Condition condition(long now) {
        if (isLeaving()) {
            return new Remote.Condition.Deleting();
        }
        if (now < readyAt) {
            return new Remote.Condition.Building();
        }
        return failure.<Remote.Condition>map(Remote.Condition.Failed::new).orElse(Remote.READY);
    }

    /** As its owner sees it; nothing if it carries no mark. */
    Optional<Remote> remote(long now) {
        return address.map(marked -> new Remote(marked, remoteId, content(), condition(now)));
    }

    Backstage.Item item(long now) {
        return new Backstage.Item(scope, kind, address, remoteId, condition(now), content());
    }

    CloudObject holding(Resource resource, long built) {
        var canonical = resource.fields().canonical();
        return new CloudObject(
                scope,
                kind,
                remoteId,
                address,
                operation,
                Digest.of(canonical),
                canonical,
                built,
                goneAt,
                failure);
    }

    CloudObject marked(Optional<Address> mark, Optional<OperationId> made) {
        return new CloudObject(
                scope, kind, remoteId, mark, made, digest, canonical, readyAt, goneAt, failure);
    }

    CloudObject named(RemoteId id) {
        return new CloudObject(
                scope, kind, id, address, operation, digest, canonical, readyAt, goneAt, failure);
    }

    CloudObject failed(String reason) {
        return new CloudObject(
                scope,
                kind,
                remoteId,
                address,
                operation,
                digest,
                canonical,
                readyAt,
                goneAt,
                Optional.of(reason));
    }
}
