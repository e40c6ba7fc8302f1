package dk.samsky.plan;

import static dk.samsky.plan.PlanAssert.assertThat;
import static dk.samsky.plan.Shop.AARHUS;
import static dk.samsky.plan.Shop.EAST;
import static dk.samsky.plan.Shop.desired;
import static dk.samsky.plan.Shop.esdh;

import dk.samsky.diagnostic.Checked;
import dk.samsky.diagnostic.Diagnostic;
import dk.samsky.model.Address;
import dk.samsky.model.Kind;
import dk.samsky.model.ObjectKey;
import dk.samsky.model.Remote;
import dk.samsky.model.resource.Desired;
import dk.samsky.model.resource.Firewall;
import dk.samsky.model.resource.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ChangePlannerTest {
    private static final String SPACE = "tenant-space/national-cloud.dk-west";
    private static final String SECOND = "it is a second object of the same address";

    private static Desired one(List<Desired> all, String local) {
        return all.stream()
                .filter(desired -> desired.address().local().equals(local))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(Checked<TenantChanges> result) {
        return result.diagnostics().stream().map(told -> told.code().id()).distinct().toList();
    }

    private static Address address(Kind kind, String local) {
        return esdh().address(AARHUS, kind, local);
    }

    private static SequencedMap<Address, Address> renames(String from, String to) {
        var moves = new TreeMap<Address, Address>();
        moves.put(address(Kind.SERVER, from + "-1"), address(Kind.SERVER, to + "-1"));
        moves.put(address(Kind.VOLUME, from + "-1-data"), address(Kind.VOLUME, to + "-1-data"));
        return moves;
    }

    @Test
    void createsWhatIsNewAfterWhatItNeeds() {
        var plan = assertThat(Scene.empty().planned(desired(AARHUS, esdh())));
        plan.created(SPACE).before("network/esdh");
        plan.created("network/esdh").before("server/web-1");
        plan.created("firewall/esdh").before("server/web-1");
        plan.created("volume/web-1-data").before("server/web-1");
        plan.created("server/web-1").nothingElse();
    }

    @Test
    void changesNothingWhereNothingDiffers() {
        var wanted = desired(AARHUS, esdh().namespaces(1, 2));
        assertThat(Scene.after(wanted).planned(wanted)).unchanged(7).nothingElse();
    }

    @Test
    void updatesInPlaceWhatMayChangeInPlace() {
        var scene = Scene.after(desired(AARHUS, esdh().namespaces(1, 2)));
        var plan = scene.planned(desired(AARHUS, esdh().gib(20).namespaces(1, 4)));
        assertThat(plan)
                .updated("volume/web-1-data", "size")
                .updated("namespace-quota/app1", "memory")
                .unchanged(5)
                .nothingElse();
    }

    @Test
    void takesAServerAwayBeforeItsFirewallIsRidOfTheGroup() {
        var before = desired(AARHUS, esdh().servers(2));
        var after = new ArrayList<>(desired(AARHUS, esdh().servers(1)));
        var wall = one(before, "firewall/esdh");
        var groups = new Firewall(((Firewall) wall.resource()).space(), List.of("db"), List.of());
        after.remove(one(after, "firewall/esdh"));
        after.add(shared(wall.address(), groups));
        var changes = Scene.after(before).planned(after);
        assertThat(changes)
                .updated("firewall/esdh", "groups")
                .deleted("server/web-2")
                .deleted("volume/web-2-data");
        Assertions.assertThat(Steps.of(changes).graph().dependencies(StepKey.make(wall.address())))
                .extracting(StepKey::address)
                .contains(address(Kind.SERVER, "web-2"));
    }

    private static Desired shared(Address address, Resource resource) {
        return new Desired(address, Shop.WEST, "simulated", resource, false);
    }

    @Test
    void replacesWhenAnImmutableAttributeChanges() {
        var scene = Scene.after(desired(AARHUS, esdh()));
        assertThat(scene.planned(desired(AARHUS, esdh().image("debian-13"))))
                .replaced("server/web-1", "image cannot change in place")
                .unchanged(4)
                .nothingElse();
    }

    @Test
    void replacesWhatRefersToSomethingReplaced() {
        var scene = Scene.after(desired(AARHUS, esdh()));
        var plan = assertThat(scene.planned(desired(AARHUS, esdh().named("esdh", 2))));
        plan.replaced("network/esdh", "range cannot change in place")
                .replaced("server/web-1", "network/esdh is replaced")
                .unchanged(3)
                .nothingElse();
        var steps = Steps.of(scene.planned(desired(AARHUS, esdh().named("esdh", 2))));
        Assertions.assertThat(
                        steps.inOrder().stream()
                                .map(key -> key.phase() + " " + key.address().local()))
                .containsExactly(
                        "REMOVE server/web-1",
                        "REMOVE network/esdh",
                        "MAKE network/esdh",
                        "MAKE server/web-1");
    }

    @Test
    void deletesInTheOppositeOrder() {
        var plan = assertThat(Scene.after(desired(AARHUS, esdh())).planned(List.of()));
        plan.deleted("server/web-1").before("volume/web-1-data");
        plan.deleted("volume/web-1-data").before(SPACE);
        plan.deleted("network/esdh").before(SPACE);
        plan.deleted("firewall/esdh").before(SPACE);
        plan.deleted(SPACE).nothingElse();
    }

    @Test
    void changesWhatStopsReferringBeforeItDeletesWhatItReferredTo() {
        var scene = Scene.after(desired(AARHUS, esdh()));
        var plan = assertThat(scene.planned(desired(AARHUS, esdh().gib(0))));
        plan.updated("server/web-1", "volumes").before("volume/web-1-data");
        plan.deleted("volume/web-1-data").nothingElse();
    }

    @Test
    void seesWhatAnObjectRefersToInTheCloudAsWell() {
        // A killed run attached the volume, and nobody wrote it down.
        var with = desired(AARHUS, esdh());
        var without = desired(AARHUS, esdh().gib(0));
        var applied = new ArrayList<>(without);
        applied.add(one(with, "volume/web-1-data"));
        var scene = Scene.after(applied).gone("server/web-1");
        scene.stands(one(with, "server/web-1"), "id-server/web-1");
        var plan = assertThat(scene.planned(without));
        plan.updated("server/web-1", "volumes").before("volume/web-1-data");
        plan.deleted("volume/web-1-data").nothingElse();
    }

    @Test
    void movesWhatWasRenamedAndDestroysNothing() {
        var scene = Scene.after(desired(AARHUS, esdh())).moved(renames("web", "front"));
        assertThat(scene.planned(desired(AARHUS, esdh().component("front"))))
                .moved("server/web-1", "server/front-1")
                .moved("volume/web-1-data", "volume/front-1-data")
                .unchanged(3)
                .nothingElse();
    }

    @Test
    void forgetsTheFormerNameOfWhatIsGone() {
        var scene = Scene.after(desired(AARHUS, esdh())).moved(renames("web", "front"));
        assertThat(scene.gone("server/web-1").planned(desired(AARHUS, esdh().component("front"))))
                .created("server/front-1")
                .forgot("server/web-1")
                .moved("volume/web-1-data", "volume/front-1-data")
                .unchanged(3)
                .nothingElse();
    }

    @Test
    void movesOnWhatAMoveThatWasCutShortHasMarkedAlready() {
        var scene = Scene.after(desired(AARHUS, esdh())).moved(renames("web", "front"));
        scene.marked("volume/web-1-data", address(Kind.VOLUME, "front-1-data"));
        assertThat(scene.planned(desired(AARHUS, esdh().component("front"))))
                .moved("server/web-1", "server/front-1")
                .moved("volume/web-1-data", "volume/front-1-data")
                .nothingElse();
    }

    @Test
    void whatMovesMayReferToWhatHasMovedBeforeARunBrokeOff() {
        var before = desired(AARHUS, esdh());
        var after = desired(AARHUS, esdh().named("arkiv", 1));
        var moves = new TreeMap<Address, Address>();
        for (var i = 0; i < before.size(); i++) {
            moves.put(before.get(i).address(), after.get(i).address());
        }
        var half = new ArrayList<Desired>();
        for (var i = 0; i < before.size(); i++) {
            var isServer = before.get(i).address().kind() == Kind.SERVER;
            half.add(isServer ? before.get(i) : after.get(i));
        }
        var server = new TreeMap<>(moves);
        server.keySet().removeIf(from -> from.kind() != Kind.SERVER);
        var scene = Scene.after(half).moved(server);
        assertThat(scene.renamed(name -> moves.getOrDefault(name, name)).planned(after))
                .moved("server/web-1", "server/web-1")
                .unchanged(4)
                .nothingElse();
    }

    @Test
    void whatHangsOnSomethingGoneIsReplacedThoughNobodyRemembersThat() {
        var wanted = desired(AARHUS, esdh());
        var scene = Scene.after(wanted).gone("network/esdh").forgotten("network/esdh");
        assertThat(scene.planned(wanted))
                .created("network/esdh")
                .replaced("server/web-1", "network/esdh is gone and comes anew")
                .unchanged(3)
                .nothingElse();
    }

    @Test
    void marksBackWhatAMoveThatWasTakenBackHasMarked() {
        var scene = Scene.after(desired(AARHUS, esdh()));
        scene.marked("volume/web-1-data", address(Kind.VOLUME, "front-1-data"));
        assertThat(scene.planned(desired(AARHUS, esdh())))
                .updated("volume/web-1-data", "address")
                .unchanged(4)
                .nothingElse();
    }

    @Test
    void makesRoomForANameBeforeItIsTaken() {
        var both = esdh().gib(0).servers(1);
        var scene = Scene.after(desired(AARHUS, both));
        var moves = new TreeMap<Address, Address>();
        moves.put(address(Kind.SERVER, "web-1"), address(Kind.SERVER, "front-1"));
        var wanted = new ArrayList<>(desired(AARHUS, both.component("front")));
        wanted.add(one(desired(AARHUS, both), "server/web-1"));
        var plan = assertThat(scene.moved(moves).planned(wanted));
        plan.moved("server/web-1", "server/front-1").before("server/web-1");
        plan.created("server/web-1").nothingElse();
    }

    @Test
    void refusesNamesThatAreExchanged() {
        var both = esdh().gib(0).servers(2);
        var moves = new TreeMap<Address, Address>();
        moves.put(address(Kind.SERVER, "web-1"), address(Kind.SERVER, "web-2"));
        moves.put(address(Kind.SERVER, "web-2"), address(Kind.SERVER, "web-1"));
        var result = Scene.after(desired(AARHUS, both)).moved(moves).plan(desired(AARHUS, both));
        Assertions.assertThat(codes(result)).containsExactly("PN-110");
    }

    @Test
    void adoptsWhatCarriesOurMarkAndIsInNoState() {
        var wanted = desired(AARHUS, esdh());
        assertThat(Scene.after(wanted).forgotten("volume/web-1-data").planned(wanted))
                .adopted("volume/web-1-data")
                .unchanged(4)
                .nothingElse();
    }

    @Test
    void forgetsWhatIsGoneAndNotWanted() {
        var scene = Scene.after(desired(AARHUS, esdh().servers(2))).gone("server/web-2");
        assertThat(scene.planned(desired(AARHUS, esdh())))
                .forgot("server/web-2")
                .deleted("volume/web-2-data")
                .nothingElse();
    }

    @Test
    void makesAnewWhatIsGone() {
        var wanted = desired(AARHUS, esdh());
        assertThat(Scene.after(wanted).gone("server/web-1").planned(wanted))
                .created("server/web-1")
                .unchanged(4)
                .nothingElse();
    }

    @Test
    void replacesWhatHoldsOnToSomethingThatIsGone() {
        var wanted = desired(AARHUS, esdh());
        var plan = Scene.after(wanted).gone("volume/web-1-data").planned(wanted);
        assertThat(plan)
                .created("volume/web-1-data")
                .replaced("server/web-1", "volume/web-1-data is gone and comes anew")
                .unchanged(3)
                .nothingElse();
        Assertions.assertThat(Steps.of(plan).inOrder().getFirst().phase())
                .isEqualTo(StepKey.Phase.REMOVE);
    }

    @Test
    void replacesWhatFailedAndWhatIsBeingDeleted() {
        var wanted = desired(AARHUS, esdh().servers(2));
        var scene =
                Scene.after(wanted)
                        .is("server/web-1", new Remote.Condition.Failed("no host"))
                        .is("server/web-2", new Remote.Condition.Deleting());
        assertThat(scene.planned(wanted))
                .replaced("server/web-1", "it failed: no host")
                .replaced("server/web-2", "the cloud is deleting it")
                .nothingElse();
    }

    @Test
    void keepsTheRecordedOneOfTwo() {
        var wanted = desired(AARHUS, esdh());
        var scene = Scene.after(wanted).stands(one(wanted, "server/web-1"), "a-second");
        assertThat(scene.planned(wanted))
                .deleted("server/web-1", "a-second", SECOND)
                .unchanged(5)
                .nothingElse();
    }

    /** Remote ids may be names: the site tells two of one name apart. */
    @Test
    void deletesTwoOfOneIdAtTwoSites() {
        var wanted = desired(AARHUS, esdh().gib(0));
        var server = one(wanted, "server/web-1");
        var elsewhere =
                new Desired(
                        server.address(),
                        Shop.EAST,
                        server.driver(),
                        server.resource(),
                        server.protect());
        var plan =
                Scene.after(wanted)
                        .gone("server/web-1")
                        .stands(server, "same")
                        .stands(elsewhere, "same")
                        .planned(List.of());
        var removals =
                Steps.of(plan).inOrder().stream()
                        .filter(step -> step.address().equals(server.address()))
                        .flatMap(step -> step.object().stream())
                        .map(ObjectKey::toString);
        Assertions.assertThat(removals)
                .containsExactlyInAnyOrder(
                        "server id-server/web-1 at national-cloud/dk-west (simulated)",
                        "server same at national-cloud/dk-west (simulated)",
                        "server same at commercial-cloud/eu-east (simulated)");
    }

    @Test
    void replacesOneOfTwoOnlyWhenBothAreGone() {
        var wanted = desired(AARHUS, esdh());
        var scene = Scene.after(wanted).stands(one(wanted, "server/web-1"), "a-second");
        var plan = scene.planned(desired(AARHUS, esdh().image("debian-13")));
        assertThat(plan)
                .replaced("server/web-1", "image cannot change in place")
                .deleted("server/web-1", "a-second", SECOND)
                .nothingElse();
        Assertions.assertThat(Steps.of(plan).inOrder().getLast().phase())
                .isEqualTo(StepKey.Phase.MAKE);
    }

    @Test
    void adoptsTheOtherOfTwoWhenTheRecordedOneIsGone() {
        var wanted = desired(AARHUS, esdh());
        var scene = Scene.after(wanted).gone("server/web-1");
        scene.stands(one(wanted, "server/web-1"), "a-second");
        assertThat(scene.planned(wanted)).adopted("server/web-1").nothingElse();
        assertThat(scene.planned(desired(AARHUS, esdh().servers(0))))
                .forgot("server/web-1")
                .deleted("server/web-1", "a-second", SECOND);
    }

    @Test
    void remembersWhatSomebodyElseHasChangedToWhatIsWanted() {
        var wanted = desired(AARHUS, esdh().gib(20));
        var scene = Scene.after(desired(AARHUS, esdh())).gone("volume/web-1-data");
        scene.stands(one(wanted, "volume/web-1-data"), "id-volume/web-1-data");
        assertThat(scene.planned(wanted)).updated("volume/web-1-data").unchanged(4).nothingElse();
    }

    @Test
    void replacesNothingThatIsProtected() {
        var scene = Scene.after(desired(AARHUS, esdh().protect(true)));
        var anew = scene.plan(desired(AARHUS, esdh().protect(true).image("debian-13")));
        Assertions.assertThat(codes(anew)).containsExactly("PN-101");
        var all = scene.plan(List.of());
        Assertions.assertThat(all.diagnostics()).hasSize(5);
        Assertions.assertThat(codes(all)).containsExactly("PN-101");
        assertThat(scene.planned(desired(AARHUS, esdh()))).updated("server/web-1", "protect");
    }

    @Test
    void saysHowWhatIsProtectedMayGoAfterAll() {
        var kept = desired(AARHUS, esdh().protect(true));
        Assertions.assertThat(fixes(Scene.after(kept).plan(desired(AARHUS, esdh().gib(5)))))
                .anyMatch(fix ->
                        fix.startsWith("Undo what leads to this. If the data may go")
                                && fix.endsWith("and put it in again."));
        var lifted = Scene.after(desired(AARHUS, esdh()));
        assertThat(lifted.planned(desired(AARHUS, esdh().gib(0)))).deleted("volume/web-1-data");
        Assertions.assertThat(
                        fixes(
                                Scene.after(kept)
                                        .plan(desired(AARHUS, esdh().protect(true).at(EAST)))))
                .anyMatch(fix -> fix.startsWith("Let the workload stay at national-cloud/dk-west"));
        var failed = new Remote.Condition.Failed("disc broke");
        Assertions.assertThat(fixes(Scene.after(kept).is("server/web-1", failed).plan(kept)))
                .anyMatch(fix -> fix.startsWith("Repair it in the cloud"));
        assertThat(Scene.after(kept).gone("server/web-1").planned(kept)).created("server/web-1");
    }

    private static List<String> fixes(Checked<TenantChanges> plan) {
        return plan.diagnostics().stream().map(Diagnostic::fix).distinct().toList();
    }

    @Test
    void deletesNoDataOfWhichNobodyKnowsWhetherItWasProtected() {
        var wanted = desired(AARHUS, esdh());
        var without = desired(AARHUS, esdh().gib(0));
        var scene = Scene.after(without);
        scene.stands(one(wanted, "volume/web-1-data"), "stray");
        Assertions.assertThat(codes(scene.plan(without))).containsExactly("PN-112");
        var second = Scene.after(wanted);
        second.stands(one(wanted, "volume/web-1-data"), "second");
        Assertions.assertThat(codes(second.plan(wanted))).containsExactly("PN-112");
        assertThat(Scene.after(wanted).forgotten("server/web-1").planned(without))
                .deleted("volume/web-1-data")
                .adopted("server/web-1");
    }

    @Test
    void losesNoDataByAChangeOfPlace() {
        var scene = Scene.after(desired(AARHUS, esdh()));
        Assertions.assertThat(codes(scene.plan(desired(AARHUS, esdh().at(EAST)))))
                .containsExactly("PN-102");
        var empty = Scene.after(desired(AARHUS, esdh().gib(0)));
        assertThat(empty.planned(desired(AARHUS, esdh().gib(0).at(EAST))))
                .replaced(
                        "server/web-1",
                        "its place changes from national-cloud/dk-west to commercial-cloud/eu-east")
                .deleted(SPACE);
    }

    @Test
    void losesNoDataOfWhatNobodyRemembersByAChangeOfPlace() {
        var scene = Scene.after(desired(AARHUS, esdh())).forgotten();
        Assertions.assertThat(codes(scene.plan(desired(AARHUS, esdh().at(Shop.EAST)))))
                .containsExactly("PN-102");
        var empty = Scene.after(desired(AARHUS, esdh().gib(0))).forgotten();
        var because = "its place changes from national-cloud/dk-west to commercial-cloud/eu-east";
        assertThat(empty.planned(desired(AARHUS, esdh().gib(0).at(Shop.EAST))))
                .created("tenant-space/commercial-cloud.eu-east")
                .replaced("network/esdh", because)
                .replaced("firewall/esdh", because)
                .replaced("server/web-1", because)
                .deleted(
                        "tenant-space/national-cloud.dk-west",
                        "id-tenant-space/national-cloud.dk-west",
                        "it is in no state and no document asks for it")
                .nothingElse();
    }

    @Test
    void losesNoDataInPlace() {
        var scene = Scene.after(desired(AARHUS, esdh()));
        Assertions.assertThat(codes(scene.plan(desired(AARHUS, esdh().gib(5)))))
                .containsExactly("PN-111");
        var failed = scene.is("volume/web-1-data", new Remote.Condition.Failed("disc broke"));
        assertThat(failed.planned(desired(AARHUS, esdh())))
                .replaced("volume/web-1-data", "it failed: disc broke")
                .replaced("server/web-1", "volume/web-1-data is replaced");
    }

    @Test
    void neverTakesTheUnknownForInSync() {
        var wanted = desired(AARHUS, esdh().namespaces(1, 1));
        var scene = Scene.after(wanted).unreadable(Kind.VOLUME);
        assertThat(scene.planned(wanted)).unknown("volume/web-1-data").unchanged(6).nothingElse();
        assertThat(scene.planned(desired(AARHUS, esdh().image("new").namespaces(1, 2))))
                .updated("namespace-quota/app1", "memory")
                .unknown("volume/web-1-data", "server/web-1")
                .nothingElse();
        assertThat(scene.planned(List.of()))
                .deleted("server/web-1")
                .deleted("network/esdh")
                .unknown("volume/web-1-data", SPACE);
    }

    @Test
    void whatLostItsMarkIsNeitherMadeAnewNorTakenAway() {
        var wanted = desired(AARHUS, esdh());
        var scene = Scene.after(wanted).unmarked("network/esdh");
        assertThat(scene.planned(wanted)).unknown("network/esdh").unchanged(4).nothingElse();
        assertThat(scene.planned(List.of())).unknown("network/esdh", SPACE);
        Assertions.assertThat(scene.planned(wanted).unknown())
                .singleElement()
                .matches(one -> one.reason().contains("mark on it was taken off"));
    }

    @Test
    void takesNothingAwayThatSomethingUnseenMayHold() {
        var scene = Scene.after(desired(AARHUS, esdh())).unreadable(Kind.SERVER);
        assertThat(scene.planned(desired(AARHUS, esdh().named("esdh", 2).gib(0))))
                .unknown("server/web-1", "network/esdh", "volume/web-1-data")
                .nothingElse();
    }

    @Test
    void replacesNothingThatSomethingElseNeedsOfWhichNothingIsPlanned() {
        var other = esdh().named("gis", 2);
        var wanted = desired(AARHUS, esdh(), other);
        var scene =
                Scene.after(wanted)
                        .is(SPACE, new Remote.Condition.Failed("broken"))
                        .only(one -> one.workload().filter("gis"::equals).isEmpty());
        Assertions.assertThat(scene.plan(wanted).diagnostics())
                .anyMatch(one -> one.code() == PlanCode.UNSELECTED && one.what().contains("gis"));
        Assertions.assertThat(scene.only(_ -> true).plan(wanted).diagnostics())
                .noneMatch(one -> one.code() == PlanCode.UNSELECTED);
    }

    @Test
    void plansOnlyWhatIsInScope() {
        var other = esdh().named("gis", 2);
        var scene =
                Scene.after(desired(AARHUS, esdh(), other))
                        .only(one -> one.workload().filter("gis"::equals).isEmpty());
        scene.stands(one(desired(AARHUS, other), "server/web-1"), "a-second");
        assertThat(scene.planned(desired(AARHUS, esdh().gib(20))))
                .updated("volume/web-1-data", "size")
                .nothingElse();
    }

    @Test
    void believesTheStateWhenNobodyLooks() {
        var scene = Scene.after(desired(AARHUS, esdh())).gone("server/web-1").withoutLooking();
        assertThat(scene.planned(desired(AARHUS, esdh()))).unchanged(5).nothingElse();
        assertThat(scene.planned(desired(AARHUS, esdh().servers(2).gib(0))))
                .updated("server/web-1", "volumes")
                .created("server/web-2")
                .deleted("volume/web-1-data")
                .nothingElse();
    }

    @Test
    void shuffledWishesGiveTheSamePlan() {
        var scene = Scene.after(desired(AARHUS, esdh().servers(2), esdh().named("gis", 3)));
        var wanted = desired(AARHUS, esdh().servers(3).image("new"), esdh().named("bib", 4));
        var plan = assertThat(scene.planned(wanted)).told();
        for (var seed = 0; seed < 20; seed++) {
            Collections.shuffle(wanted, new Random(seed));
            Assertions.assertThat(assertThat(scene.planned(wanted)).told())
                    .as("seed %s", seed)
                    .isEqualTo(plan);
        }
    }
}
