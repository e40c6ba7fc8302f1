package dk.samsky.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.samsky.model.Address;
import dk.samsky.model.Observation;
import dk.samsky.model.Remote;
import dk.samsky.model.RemoteId;
import dk.samsky.model.TenantScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** That a scope is one tenant's and one deployment's: for each operation, by list and by id. */
public interface IsolationContract extends DriverFixture {
    private List<TenantScope> strangers() {
        return List.of(neighbour(), otherDeployment());
    }

    private SequencedMap<Address, Remote> ours() throws Exception {
        return samples(scope()).make(driver(), scope(), this);
    }

    private static List<String> said(Observation observation) {
        assertThat(observation.unknown()).isEmpty();
        return observation.all().stream().map(Remote::toString).toList();
    }

    /**
     * An object of ours as a stranger would hold it that has stolen its id: under an address of its
     * own.
     */
    private static Remote stolen(Samples.Sample theirs, Remote ours) {
        return new Remote(theirs.address(), ours.remoteId(), ours.content(), ours.condition());
    }

    @Test
    default void noScopeSeesAnothersObjects() throws Exception {
        ours();
        for (var stranger : strangers()) {
            assertThat(look(stranger).all()).isEmpty();
        }
    }

    @Test
    default void namesTheOtherDeploymentsThatHaveObjectsOfTheTenant() throws Exception {
        var ours = ours();
        assertThat(look(scope()).others()).isEmpty();
        assertThat(look(neighbour()).others()).isEmpty();
        assertThat(look(otherDeployment()).others()).containsExactly(scope().deployment());
        for (var kind : kinds()) {
            var isHeld = ours.keySet().stream().anyMatch(address -> address.kind() == kind);
            assertThat(driver().observe(otherDeployment(), List.of(kind)).others())
                    .as("%s", kind)
                    .isEqualTo(isHeld ? List.of(scope().deployment()) : List.of());
        }
        for (var remote : ours.sequencedValues().reversed()) {
            driver().delete(scope(), remote, operation());
            settle();
        }
        assertThat(look(otherDeployment()).others()).isEmpty();
    }

    @Test
    default void sameAddressesInTwoScopesAreTwoObjects() throws Exception {
        var ours = ours();
        var before = said(look(scope()));
        for (var stranger : strangers()) {
            var theirs = samples(stranger).make(driver(), stranger, this);
            assertThat(theirs.values().stream().map(Remote::remoteId))
                    .doesNotContainAnyElementsOf(
                            ours.values().stream().map(Remote::remoteId).toList());
            assertThat(look(stranger).all()).hasSameSizeAs(theirs.values());
        }
        assertThat(said(look(scope()))).isEqualTo(before);
    }

    @Test
    default void noScopeDeletesAnothersObjectByItsId() throws Exception {
        var ours = ours();
        var before = said(look(scope()));
        for (var stranger : strangers()) {
            for (var sample : new ArrayList<>(samples(stranger).of(kinds())).reversed()) {
                var prior =
                        stolen(
                                sample,
                                ours.sequencedValues().stream()
                                        .filter(remote ->
                                                remote.address()
                                                        .local()
                                                        .equals(sample.address().local()))
                                        .findFirst()
                                        .orElseThrow());
                driver().delete(
                                stranger,
                                prior,
                                operation()); // absent, as far as the stranger can see
            }
        }
        assertThat(said(look(scope()))).isEqualTo(before);
    }

    @Test
    default void noScopeChangesAnothersObjectByItsId() throws Exception {
        var ours = ours();
        var before = said(look(scope()));
        for (var stranger : strangers()) {
            var theirs = new LinkedHashMap<Address, Remote>();
            for (var sample : samples(stranger).of(kinds())) {
                var target =
                        ours.sequencedValues().stream()
                                .filter(remote ->
                                        remote.address().local().equals(sample.address().local()))
                                .findFirst()
                                .orElseThrow();
                assertThatThrownBy(() ->
                                driver().update(
                                                stranger,
                                                stolen(sample, target),
                                                sample.change(theirs),
                                                operation()))
                        .isInstanceOfSatisfying(
                                DriverException.class,
                                failure ->
                                        assertThat(failure.kind())
                                                .isEqualTo(DriverException.Kind.NOT_FOUND));
                theirs.put(
                        sample.address(),
                        driver().create(stranger, sample.instruction(theirs), operation()));
                settle();
            }
        }
        assertThat(said(look(scope()))).isEqualTo(before);
    }

    @Test
    default void noScopeBuildsOnAnothersObject() throws Exception {
        var ours = ours();
        var before = said(look(scope()));
        for (var stranger : strangers()) {
            for (var sample : samples(stranger).of(kinds())) {
                var references = new LinkedHashMap<Address, RemoteId>();
                for (var reference : sample.resource().references()) {
                    ours.values().stream()
                            .filter(remote -> remote.address().local().equals(reference.local()))
                            .forEach(remote -> references.put(reference, remote.remoteId()));
                }
                if (references.isEmpty()) {
                    continue;
                }
                assertThatThrownBy(() ->
                                driver().create(
                                                stranger,
                                                new Instruction(
                                                        sample.address(),
                                                        sample.resource(),
                                                        references),
                                                operation()))
                        .as("%s with ids of %s", sample.address(), scope())
                        .isInstanceOf(DriverException.class);
            }
            assertThat(look(stranger).all()).isEmpty();
        }
        assertThat(said(look(scope()))).isEqualTo(before);
    }

    @Test
    default void noScopeMakesOrChangesWhatIsAddressedToAnotherTenant() throws Exception {
        var ours = ours();
        var before = said(look(scope()));
        for (var sample : samples(scope()).of(kinds())) {
            assertThatThrownBy(() ->
                            driver().create(neighbour(), sample.instruction(ours), operation()))
                    .isInstanceOf(DriverException.class);
            var prior =
                    ours.sequencedValues().stream()
                            .filter(remote -> remote.address().equals(sample.address()))
                            .findFirst()
                            .orElseThrow();
            assertThatThrownBy(() ->
                            driver().update(neighbour(), prior, sample.change(ours), operation()))
                    .isInstanceOf(DriverException.class);
        }
        assertThat(look(neighbour()).all()).isEmpty();
        assertThat(said(look(scope()))).isEqualTo(before);
    }

    @Test
    default void oneOperationOfTwoScopesIsTwoOperations() throws Exception {
        var operation = operation();
        var sample = samples(scope()).of(kinds()).getFirst();
        var ours = driver().create(scope(), sample.instruction(new LinkedHashMap<>()), operation);
        settle();
        for (var stranger : strangers()) {
            var theirs = samples(stranger).of(kinds()).getFirst();
            var made =
                    driver().create(stranger, theirs.instruction(new LinkedHashMap<>()), operation);
            settle();
            assertThat(made.remoteId()).isNotEqualTo(ours.remoteId());
        }
        assertThat(look(scope()).all()).hasSize(1);
    }
}
