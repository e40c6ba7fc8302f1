package dk.samsky.plan;

import dk.samsky.model.Address;
import dk.samsky.model.Recorded;
import dk.samsky.model.Site;
import dk.samsky.model.resource.Desired;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One thing that apply is to do. What needs nothing is no change; it is counted.
 *
 * <p>The content of a {@code before} is what the cloud shows, where it was looked at.
 */
public sealed interface Change {
    /** Where it is afterwards; of what goes, where it was. */
    default Address address() {
        return findAfter()
                .map(Desired::address)
                .orElseGet(() -> findBefore().orElseThrow().address());
    }

    /** Where the call goes. */
    default Site site() {
        return findAfter().map(Desired::site).orElseGet(() -> findBefore().orElseThrow().site());
    }

    /** What is done, as plans and progress tell it: {@code create}. */
    default String word() {
        return switch (this) {
            case Create _ -> "create";
            case Update _ -> "update";
            case Replace _ -> "replace";
            case Move _ -> "move";
            case Adopt _ -> "adopt";
            case Delete _ -> "delete";
            case Forget _ -> "forget";
        };
    }

    /** Whether it is about what is, or was, at this address. */
    default boolean concerns(Address address) {
        return address().equals(address)
                || findBefore().filter(before -> before.address().equals(address)).isPresent();
    }

    /** Whether somebody may act afterwards who could not before. */
    default boolean givesRight() {
        return switch (this) {
            case Create _, Replace _ -> address().kind().givesRights();
            case Update _, Move _, Adopt _, Delete _, Forget _ -> false;
        };
    }

    /** What stands, if anything. */
    default Optional<Recorded> findBefore() {
        return switch (this) {
            case Create _ -> Optional.empty();
            case Update(var before, var _, var _) -> Optional.of(before);
            case Replace(var before, var _, var _, var _) -> Optional.of(before);
            case Move(var before, var _, var _) -> Optional.of(before);
            case Adopt(var before, var _, var _) -> Optional.of(before);
            case Delete(var before, var _) -> Optional.of(before);
            case Forget(var before, var _) -> Optional.of(before);
        };
    }

    /** What is to stand, if anything. */
    default Optional<Desired> findAfter() {
        return switch (this) {
            case Create(var after, var _) -> Optional.of(after);
            case Update(var _, var after, var _) -> Optional.of(after);
            case Replace(var _, var after, var _, var _) -> Optional.of(after);
            case Move(var _, var after, var _) -> Optional.of(after);
            case Adopt(var _, var after, var _) -> Optional.of(after);
            case Delete _, Forget _ -> Optional.empty();
        };
    }

    /**
     * Something new.
     *
     * @param because why, if it is not simply new: it stood once and is gone
     */
    record Create(Desired after, Optional<String> because) implements Change {}

    /** Something that stands is brought to what is desired, in place. */
    record Update(Recorded before, Desired after, List<Difference> differences) implements Change {
        public Update {
            differences = copy(differences);
        }
    }

    /**
     * Something that stands is taken away, and made anew; perhaps elsewhere.
     *
     * @param because what forces it, a clause for people
     */
    record Replace(Recorded before, Desired after, List<Difference> differences, String because)
            implements Change {
        public Replace {
            differences = copy(differences);
        }
    }

    /** Something that stands gets a new address; perhaps some fields change with it. */
    record Move(Recorded before, Desired after, List<Difference> differences) implements Change {
        public Move {
            differences = copy(differences);
        }
    }

    /**
     * Something stands that carries our mark and is in no state; it is taken into it. Perhaps some
     * fields change with it.
     */
    record Adopt(Recorded before, Desired after, List<Difference> differences) implements Change {
        public Adopt {
            differences = copy(differences);
        }
    }

    /**
     * Something that stands is taken away.
     *
     * @param because why, a clause for people
     */
    record Delete(Recorded before, String because) implements Change {}

    /**
     * Something that is gone already is taken out of the state.
     *
     * @param because why, a clause for people
     */
    record Forget(Recorded before, String because) implements Change {}

    private static List<Difference> copy(List<Difference> differences) {
        return Collections.unmodifiableList(new ArrayList<>(differences));
    }
}
