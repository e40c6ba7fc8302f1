package dk.samsky.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.model.Address;
import dk.samsky.model.Capability;
import dk.samsky.model.Capability.Mutability;
import dk.samsky.model.Kind;
import dk.samsky.model.Observation;
import dk.samsky.model.Observed;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.content.Content;
import dk.samsky.model.quantity.Amounts;
import dk.samsky.model.quantity.ByteSize;
import dk.samsky.model.quantity.Limits;
import dk.samsky.model.resource.Resource;
import dk.samsky.model.resource.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * The law of {@link Driver}, for every driver and every kind that it holds.
 *
 * <p>A suite implements this one interface, by what {@link DriverFixture} asks for.
 */
public interface DriverContract extends IsolationContract {
    private List<Samples.Sample> all() {
        return samples(scope()).of(kinds());
    }

    private Map<Address, Remote> made() throws Exception {
        return new LinkedHashMap<>(samples(scope()).make(driver(), scope(), this));
    }

    private static void assertFails(ThrowingCallable call, DriverException.Kind... kinds) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure -> {
                            assertThat(failure.kind()).isIn(Arrays.asList(kinds));
                            assertThat(failure.getMessage()).isNotBlank();
                        });
    }

    private static Remote only(Observation observation, Address address) {
        assertThat(observation.all().stream().filter(remote -> remote.address().equals(address)))
                .as("%s", address)
                .hasSize(1);
        assertThat(observation.at(address)).isInstanceOf(Observed.Present.class);
        return ((Observed.Present) observation.at(address)).remote();
    }

    @Test
    default void holdsAtLeastOneKindAndNoneTwice() {
        assertThat(kinds()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(driver().capabilities()).isEqualTo(driver().capabilities());
    }

    @Test
    default void anEmptyScopeShowsEverythingAbsent() throws Exception {
        var observation = look(scope());
        assertThat(observation.unknown()).isEmpty();
        assertThat(observation.all()).isEmpty();
        for (var sample : all()) {
            assertThat(observation.at(sample.address())).isInstanceOf(Observed.Absent.class);
        }
    }

    /** And asking changes nothing. */
    @Test
    default void whatIsMadeIsNoLongerFree() throws Exception {
        if (driver() instanceof Measured measured) {
            var region = scope().location().region();
            var before = measured.free(region);
            made();
            settle();
            var after = measured.free(region);
            // A cloud may round up what a server takes.
            var one = new Amounts(1, new ByteSize(1), ByteSize.ZERO, 0, 0, 0);
            assertThat(before.less(one).atLeast(amounts(after)))
                    .isEqualTo(kinds().contains(Kind.SERVER) ? before.less(one) : before);
            assertThat(measured.free(region)).isEqualTo(after);
        }
    }

    private static Amounts amounts(Limits limits) {
        return new Amounts(
                limits.vcpus().orElse(0),
                limits.memory().orElse(ByteSize.ZERO),
                limits.storage().orElse(ByteSize.ZERO),
                limits.servers().orElse(0),
                limits.namespaces().orElse(0),
                limits.publicAddresses().orElse(0));
    }

    @Test
    default void showsWhatWasCreatedWithEveryField() throws Exception {
        var made = made();
        var observation = look(scope());
        assertThat(observation.unknown()).isEmpty();
        for (var sample : all()) {
            var remote = only(observation, sample.address());
            assertThat(remote.remoteId())
                    .as("remote id of %s", sample.address())
                    .isEqualTo(required(made, sample.address()).remoteId());
            assertSame(remote, sample.resource());
            assertThat(remote.condition())
                    .as("condition of %s", sample.address())
                    .isEqualTo(Remote.READY);
        }
        assertThat(observation.all()).hasSameSizeAs(made.values());
    }

    private static Remote required(Map<Address, Remote> made, Address address) {
        return Optional.ofNullable(made.get(address)).orElseThrow();
    }

    private static void assertSame(Remote remote, Resource resource) {
        assertThat(remote.content().fields())
                .as("fields of %s", remote.address())
                .isEqualTo(resource.fields());
        assertThat(remote.content().digest())
                .as("digest of %s", remote.address())
                .isEqualTo(Content.of(resource.fields()).digest());
    }

    @Test
    default void answersACreateWithWhatItMade() throws Exception {
        var made = made();
        for (var sample : all()) {
            var remote = required(made, sample.address());
            assertThat(remote.address()).isEqualTo(sample.address());
            assertSame(remote, sample.resource());
        }
        assertThat(made.values().stream().map(Remote::remoteId)).doesNotHaveDuplicates();
    }

    @Test
    default void repeatingACreateMakesOneObject() throws Exception {
        var made = new LinkedHashMap<Address, Remote>();
        for (var sample : all()) {
            var operation = operation();
            var once = driver().create(scope(), sample.instruction(made), operation);
            settle();
            made.put(sample.address(), once);
            assertThat(driver().create(scope(), sample.instruction(made), operation).remoteId())
                    .as("%s", sample.address())
                    .isEqualTo(once.remoteId());
            settle();
        }
        assertThat(look(scope()).all()).hasSameSizeAs(made.values());
    }

    @Test
    default void refusesToCreateWhereAnotherOperationDid() throws Exception {
        var made = made();
        for (var sample : all()) {
            assertFails(
                    () -> driver().create(scope(), sample.instruction(made), operation()),
                    DriverException.Kind.CONFLICT);
        }
        assertThat(look(scope()).all()).hasSameSizeAs(made.values());
    }

    @Test
    default void changesInPlaceWhatCanChange() throws Exception {
        var made = made();
        for (var sample : all()) {
            var prior = required(made, sample.address());
            var changed = driver().update(scope(), prior, sample.change(made), operation());
            assertThat(changed.remoteId()).isEqualTo(prior.remoteId());
            settle();
        }
        var observation = look(scope());
        for (var sample : all()) {
            var remote = only(observation, sample.address());
            assertThat(remote.remoteId()).isEqualTo(required(made, sample.address()).remoteId());
            assertSame(remote, sample.changed());
        }
    }

    @Test
    default void repeatingAnUpdateChangesNothingMore() throws Exception {
        var made = made();
        for (var sample : all()) {
            var prior = required(made, sample.address());
            var operation = operation();
            driver().update(scope(), prior, sample.change(made), operation);
            settle();
            driver().update(scope(), prior, sample.change(made), operation);
            settle();
            assertSame(only(look(scope()), sample.address()), sample.changed());
        }
    }

    @Test
    default void movesAnObjectToAnotherAddress() throws Exception {
        var made = made();
        for (var sample : all()) {
            var prior = required(made, sample.address());
            var renamed =
                    new Address(
                            sample.address().tenant(),
                            sample.address().workload(),
                            sample.address().kind(),
                            "renamed");
            if (made.containsKey(renamed)) {
                continue; // two samples of one kind: the first is moved
            }
            var instruction = Samples.instruct(renamed, sample.resource(), made);
            var operation = operation();
            assertThat(driver().update(scope(), prior, instruction, operation).remoteId())
                    .isEqualTo(prior.remoteId());
            settle();
            driver().update(scope(), prior, instruction, operation);
            var observation = look(scope());
            assertThat(observation.at(sample.address())).isInstanceOf(Observed.Absent.class);
            assertThat(only(observation, renamed).remoteId()).isEqualTo(prior.remoteId());
            assertSame(only(observation, renamed), sample.resource());
            made.put(renamed, prior);
        }
    }

    @Test
    default void refusesToMoveOntoAnother() throws Exception {
        var made = made();
        // One of which there may be several.
        var kind = kinds().contains(Kind.VOLUME) ? Kind.VOLUME : all().getFirst().address().kind();
        var sample = samples(scope()).of(kind);
        var other = samples(scope()).address(kind, "other");
        var moving =
                driver().create(
                                scope(),
                                Samples.instruct(other, sample.resource(), made),
                                operation());
        settle();
        var onto = Samples.instruct(sample.address(), sample.resource(), made);
        assertFails(
                () -> driver().update(scope(), moving, onto, operation()),
                DriverException.Kind.CONFLICT);
        var observation = look(scope());
        assertThat(only(observation, other).remoteId()).isEqualTo(moving.remoteId());
        assertThat(only(observation, sample.address()).remoteId())
                .isEqualTo(required(made, sample.address()).remoteId());
    }

    private void update(Map<Address, Remote> made, Address address, Resource resource)
            throws Exception {
        var instruction = Samples.instruct(address, resource, made);
        driver().update(scope(), required(made, address), instruction, operation());
    }

    /** As when a component is renamed: the firewall is changed first, and its servers after it. */
    @Test
    default void dropsAGroupOfAFirewallWhoseServersMoveAfter() throws Exception {
        if (!kinds().containsAll(List.of(Kind.FIREWALL, Kind.SERVER))) {
            return;
        }
        var made = made();
        var firewall = samples(scope()).of(Kind.FIREWALL);
        var server = samples(scope()).of(Kind.SERVER);
        for (var word : List.of("site", "web", "site")) {
            var wall = ContractChanges.renamed(firewall.resource(), "web", word);
            var moved = ContractChanges.renamed(server.resource(), "web", word);
            update(made, firewall.address(), wall);
            var between = look(scope());
            assertSame(only(between, firewall.address()), wall);
            assertThat(only(between, server.address()).content().fields())
                    .isNotEqualTo(moved.fields());
            update(made, server.address(), moved);
            var after = look(scope());
            assertSame(only(after, firewall.address()), wall);
            assertSame(only(after, server.address()), moved);
        }
        update(made, firewall.address(), firewall.resource());
        for (var sample : new ArrayList<>(all()).reversed()) {
            driver().delete(scope(), required(made, sample.address()), operation());
            settle();
        }
        assertThat(look(scope()).all()).isEmpty();
    }

    @Test
    default void followsWhatAnObjectRefersToWhenThatMoves() throws Exception {
        var made = made();
        for (var sample : all()) {
            for (var reference : sample.resource().references()) {
                if (reference.kind() != Kind.TENANT_SPACE && reference.kind() != Kind.NAMESPACE) {
                    continue;
                }
                var parent = samples(scope()).of(reference.kind());
                var renamed =
                        new Address(
                                reference.tenant(),
                                reference.workload(),
                                reference.kind(),
                                "renamed");
                driver().update(
                                scope(),
                                required(made, reference),
                                Samples.instruct(renamed, parent.resource(), made),
                                operation());
                settle();
                made.put(renamed, required(made, reference));
                var child = ContractChanges.pointedAt(sample.resource(), reference, renamed);
                driver().update(
                                scope(),
                                required(made, sample.address()),
                                Samples.instruct(sample.address(), child, made),
                                operation());
                var observed = only(look(scope()), sample.address());
                assertThat(observed.remoteId())
                        .isEqualTo(required(made, sample.address()).remoteId());
                assertSame(observed, child);
            }
        }
    }

    @Test
    default void saysThatWhatIsToBeUpdatedIsGone() throws Exception {
        var made = made();
        var gone = new ArrayList<>(all()).reversed();
        for (var sample : gone) {
            driver().delete(scope(), required(made, sample.address()), operation());
            settle();
            assertFails(
                    () ->
                            driver().update(
                                            scope(),
                                            required(made, sample.address()),
                                            sample.change(made),
                                            operation()),
                    DriverException.Kind.NOT_FOUND);
        }
    }

    @Test
    default void deletesWhatStandsAndSucceedsForWhatDoesNot() throws Exception {
        var made = made();
        for (var sample : new ArrayList<>(all()).reversed()) {
            var prior = required(made, sample.address());
            var operation = operation();
            driver().delete(scope(), prior, operation);
            settle();
            driver().delete(scope(), prior, operation);
            driver().delete(scope(), prior, operation());
            assertThat(look(scope()).at(sample.address())).isInstanceOf(Observed.Absent.class);
        }
        assertThat(look(scope()).all()).isEmpty();
    }

    @Test
    default void deletesWithANamespaceWhatIsInIt() throws Exception {
        var made = made();
        var homes = new ArrayList<Address>();
        for (var sample : all()) {
            if (sample.address().kind().takesAlong()) {
                homes.add(sample.address());
                driver().delete(scope(), required(made, sample.address()), operation());
            }
        }
        settle();
        for (var sample : all()) {
            if (sample.resource().references().stream().anyMatch(homes::contains)) {
                assertThat(look(scope()).at(sample.address())).isInstanceOf(Observed.Absent.class);
                driver().delete(scope(), required(made, sample.address()), operation());
            }
        }
    }

    @Test
    default void makesAnewWhatWasDeleted() throws Exception {
        var sample = all().getFirst();
        var first =
                driver().create(scope(), sample.instruction(new LinkedHashMap<>()), operation());
        settle();
        driver().delete(scope(), first, operation());
        settle();
        driver().create(scope(), sample.instruction(new LinkedHashMap<>()), operation());
        assertSame(only(look(scope()), sample.address()), sample.resource());
    }

    @Test
    default void refusesInPlaceWhatOnlyANewObjectCanBe() throws Exception {
        var made = made();
        for (var sample : all()) {
            var capability = capability(sample.address().kind());
            for (var replaced : ContractChanges.replacing(sample.resource(), capability)) {
                assertFails(
                        () ->
                                driver().update(
                                                scope(),
                                                required(made, sample.address()),
                                                Samples.instruct(sample.address(), replaced, made),
                                                operation()),
                        DriverException.Kind.UNSUPPORTED);
            }
            assertSame(only(look(scope()), sample.address()), sample.resource());
        }
    }

    private Capability capability(Kind kind) {
        return driver().capabilities().stream()
                .filter(capability -> capability.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    default void refusesToShrinkWhatOnlyGrows() throws Exception {
        if (!kinds().contains(Kind.VOLUME)
                || capability(Kind.VOLUME).of("size") != Mutability.GROWS) {
            assertThat(driver().capabilities())
                    .noneMatch(known -> known.of("size") == Mutability.GROWS);
            return;
        }
        var made = made();
        var sample = samples(scope()).of(Kind.VOLUME);
        var prior = required(made, sample.address());
        driver().update(scope(), prior, sample.change(made), operation());
        settle();
        assertFails(
                () -> driver().update(scope(), prior, sample.instruction(made), operation()),
                DriverException.Kind.UNSUPPORTED);
        assertThat(only(look(scope()), sample.address()).content().fields().find("size"))
                .isEqualTo(sample.changed().fields().find("size"));
        assertThat(((Volume) sample.changed()).size()).isGreaterThan(ByteSize.ofGibibytes(1));
    }

    @Test
    default void refusesTheKindsThatItCannotHold() throws Exception {
        var samples = samples(scope());
        for (var kind : Kind.values()) {
            if (kinds().contains(kind)) {
                continue;
            }
            var sample = samples.of(kind);
            var anything = new LinkedHashMap<Address, Remote>();
            for (var reference : sample.resource().references()) {
                anything.put(
                        reference,
                        new Remote(
                                reference,
                                new RemoteId("none"),
                                Content.of(sample.resource().fields()),
                                Remote.READY));
            }
            assertFails(
                    () -> driver().create(scope(), sample.instruction(anything), operation()),
                    DriverException.Kind.UNSUPPORTED);
            assertThat(driver().observe(scope(), List.of(kind)).at(sample.address()))
                    .isInstanceOf(Observed.Unknown.class);
        }
    }

    @Test
    default void saysUnknownOfWhatWasNotLookedFor() throws Exception {
        var made = made();
        for (var sample : all()) {
            var others = kinds().stream().filter(kind -> kind != sample.address().kind()).toList();
            var observation = driver().observe(scope(), others);
            assertThat(observation.at(sample.address())).isInstanceOf(Observed.Unknown.class);
        }
        assertThat(made).isNotEmpty();
    }

    @Test
    default void refusesAReferenceToWhatIsNotThere() throws Exception {
        var made = made();
        for (var sample : new ArrayList<>(all()).reversed()) {
            if (sample.resource().references().isEmpty()) {
                continue;
            }
            driver().delete(scope(), required(made, sample.address()), operation());
            settle();
            var references = new LinkedHashMap<Address, RemoteId>();
            for (var reference : sample.resource().references()) {
                references.put(reference, new RemoteId("00000000-0000-0000-0000-000000000000"));
            }
            assertThatThrownBy(() ->
                            driver().create(
                                            scope(),
                                            new Instruction(
                                                    sample.address(),
                                                    sample.resource(),
                                                    references),
                                            operation()))
                    .isInstanceOf(DriverException.class);
            assertThat(look(scope()).at(sample.address())).isInstanceOf(Observed.Absent.class);
        }
    }

    @Test
    default void manyCallsAtOnceMakeEachObjectOnce() throws Exception {
        var sample = all().getFirst();
        var operation = operation();
        var calls = new ArrayList<Callable<Remote>>();
        for (var i = 0; i < 8; i++) {
            calls.add(() ->
                    driver().create(scope(), sample.instruction(new LinkedHashMap<>()), operation));
        }
        var ids = new ArrayList<Optional<RemoteId>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                ids.add(madeOrRefused(call));
            }
        }
        assertThat(ids.stream().flatMap(Optional::stream).distinct()).hasSize(1);
        assertThat(look(scope()).all()).hasSize(1);
    }

    // A cloud may refuse the second of two that come at the same moment: also then there is one.
    private static Optional<RemoteId> madeOrRefused(Future<Remote> call) throws Exception {
        if (call.state() == Future.State.SUCCESS) {
            return Optional.of(call.resultNow().remoteId());
        }
        assertThat(call.exceptionNow())
                .isInstanceOfSatisfying(
                        DriverException.class,
                        failure ->
                                assertThat(failure.kind())
                                        .isIn(
                                                DriverException.Kind.CONFLICT,
                                                DriverException.Kind.TRANSIENT));
        return Optional.empty();
    }
}
