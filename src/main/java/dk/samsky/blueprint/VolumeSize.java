package dk.samsky.blueprint;

import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.diagnostic.Span;
import dk.samsky.document.Component.VolumeSpec;
import dk.samsky.document.Templated;
import dk.samsky.model.quantity.ByteSize;
import java.util.Optional;

/** That a volume's size is a whole number of GiB, at least one: every cloud sells them so. */
final class VolumeSize {
    private static final long GIBI = 1L << 30;

    private VolumeSize() {}

    static Optional<Diagnostic> check(String volume, ByteSize size, Span span) {
        if (size.bytes() > 0 && size.bytes() % GIBI == 0) {
            return Optional.empty();
        }
        var next = ByteSize.ofGibibytes(size.bytes() / GIBI + 1);
        return Optional.of(
                Diagnostic.error(
                        BlueprintCode.VOLUME_SIZE,
                        span,
                        "The volume '" + volume + "' has a size of " + size + ".",
                        "Clouds sell volumes in whole GiB; nothing is rounded behind anybody's"
                                + " back.",
                        "Give a whole number of Gi, such as " + next + "."));
    }

    /** Judges a size that is written as it is: a mistake of the blueprint, told once. */
    static Optional<Diagnostic> checkFixed(VolumeSpec volume) {
        return volume.size() instanceof Templated.Fixed<ByteSize>(var size, var span)
                ? check(volume.name(), size, span)
                : Optional.empty();
    }
}
